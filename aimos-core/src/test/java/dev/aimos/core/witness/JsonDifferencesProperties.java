package dev.aimos.core.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.witness.Replayed.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Differences are where they say, all of them, and nowhere else. */
class JsonDifferencesProperties {
    @Provide
    Arbitrary<Json> values() {
        return AnyQuery.json();
    }

    @Property(tries = 300)
    void eachPointerFindsWhatDiffers(@ForAll("values") Json before, @ForAll("values") Json after) {
        List<Difference> differences = JsonDifferences.of(before, after);
        assertThat(differences.isEmpty()).isEqualTo(before.equals(after));
        for (Difference difference : differences) {
            assertThat(read(before, difference.pointer())).isEqualTo(difference.before());
            assertThat(read(after, difference.pointer())).isEqualTo(difference.after());
            assertThat(difference.before()).isNotEqualTo(difference.after());
        }
        assertThat(differences).extracting(Difference::pointer).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void nothingElseDiffers(@ForAll("values") Json before, @ForAll("values") Json after) {
        Optional<Json> mended = Optional.of(before);
        List<Difference> differences = JsonDifferences.of(before, after);
        for (int i = differences.size() - 1; i >= 0; i--) {
            if (differences.get(i).after().isEmpty()) {
                mended = put(mended, tokens(differences.get(i).pointer()), Optional.empty());
            }
        }
        for (Difference difference : differences) {
            if (difference.after().isPresent()) {
                mended = put(mended, tokens(difference.pointer()), difference.after());
            }
        }
        assertThat(mended).contains(after);
    }

    @Property(tries = 200)
    void oneChangeDeepInsideIsFoundThere(@ForAll("values") Json value, @ForAll int place) {
        List<String> pointers = new ArrayList<>();
        pointers(value, "", pointers);
        String at = pointers.get(Math.floorMod(place, pointers.size()));
        Json changed = put(Optional.of(value), tokens(at), Optional.of(Json.of("no other value reads so")))
                .orElseThrow();
        assertThat(JsonDifferences.of(value, changed))
                .singleElement()
                .satisfies(difference -> assertThat(difference.pointer()).isEqualTo(at));
    }

    private static void pointers(Json value, String at, List<String> into) {
        into.add(at);
        if (value instanceof Json.Obj object) {
            object.members()
                    .forEach((name, member) ->
                            pointers(member, at + "/" + name.replace("~", "~0").replace("/", "~1"), into));
        } else if (value instanceof Json.Arr list) {
            for (int i = 0; i < list.items().size(); i++) {
                pointers(list.items().get(i), at + "/" + i, into);
            }
        }
    }

    /** The tokens of a pointer, as RFC 6901 reads it. */
    private static List<String> tokens(String pointer) {
        List<String> tokens = new ArrayList<>();
        for (String token : pointer.split("/", -1)) {
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        assertThat(tokens.get(0)).isEmpty();
        return tokens.subList(1, tokens.size());
    }

    private static Optional<Json> read(Json value, String pointer) {
        Optional<Json> at = Optional.of(value);
        for (String token : tokens(pointer)) {
            at = at.flatMap(json -> child(json, token));
        }
        return at;
    }

    private static Optional<Json> child(Json json, String token) {
        return switch (json) {
            case Json.Obj object -> object.get(token);
            case Json.Arr list ->
                list.items().stream().skip(Integer.parseInt(token)).findFirst();
            default -> Optional.empty();
        };
    }

    /** A value with another at a pointer, or with none. */
    private static Optional<Json> put(Optional<Json> json, List<String> tokens, Optional<Json> value) {
        if (tokens.isEmpty()) {
            return value;
        }
        String token = tokens.get(0);
        List<String> rest = tokens.subList(1, tokens.size());
        if (json.orElseThrow() instanceof Json.Arr list) {
            List<Json> items = new ArrayList<>(list.items());
            int at = Integer.parseInt(token);
            Optional<Json> item = put(at < items.size() ? Optional.of(items.get(at)) : Optional.empty(), rest, value);
            if (at < items.size()) {
                items.remove(at);
            }
            item.ifPresent(present -> items.add(Math.min(at, items.size()), present));
            return Optional.of(new Json.Arr(items));
        }
        Map<String, Json> members = new LinkedHashMap<>(((Json.Obj) json.orElseThrow()).members());
        Optional<Json> member = put(Optional.ofNullable(members.get(token)), rest, value);
        members.remove(token);
        member.ifPresent(present -> members.put(token, present));
        return Optional.of(new Json.Obj(members));
    }

    @Example
    void ofTwoTextsTheFirstCharacterThatDiffersIsTold() {
        assertThat(at("the tower", "the bridge")).isEqualTo(4);
        assertThat(at("tower", "towers")).isEqualTo(5);
        assertThat(at("", "x")).isZero();
        assertThat(JsonDifferences.of(Json.of(1), Json.of("1")).get(0).at()).isEqualTo(-1);
    }

    private static int at(String before, String after) {
        return JsonDifferences.of(Json.of(before), Json.of(after)).get(0).at();
    }

    @Example
    void nothingIsNotNull() {
        Difference difference = JsonDifferences.of(Json.Obj.EMPTY, Json.Obj.EMPTY.with("a/b~c", new Json.Null()))
                .get(0);
        assertThat(difference)
                .isEqualTo(new Difference("/a~1b~0c", Optional.empty(), Optional.of(new Json.Null()), -1));
    }

    @Example
    void noDepthIsTooDeep() {
        Json one = Json.of(1);
        Json other = Json.of(2);
        for (int i = 0; i < 100_000; i++) {
            one = new Json.Arr(List.of(one));
            other = new Json.Arr(List.of(other));
        }
        List<Difference> differences = JsonDifferences.of(one, other);
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).pointer()).isEqualTo("/0".repeat(100_000));
        assertThat(differences.get(0).before()).contains(Json.of(1));
        assertThat(JsonDifferences.of(one, one)).isEmpty();
    }
}
