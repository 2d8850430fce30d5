package dev.aimos.examples.serve;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object of a request; what nobody asked for is refused, so that a slip of the pen is noticed. */
final class Fields {
    private final Json.Obj object;
    private final String where;
    private final Set<String> read = new HashSet<>();

    Fields(Json.Obj object) {
        this(object, "");
    }

    private Fields(Json.Obj object, String where) {
        this.object = object;
        this.where = where;
    }

    private @Nullable Json take(String name) {
        read.add(name);
        Json value = object.get(name).orElse(null);
        return value instanceof Json.Null ? null : value;
    }

    private Refusal wrong(String name, String wanted) {
        return new Refusal(400, "bad-" + name.toLowerCase(java.util.Locale.ROOT), where + name + " is to be " + wanted);
    }

    private Refusal missing(String name) {
        return new Refusal(400, "missing-member", "the body lacks " + where + name);
    }

    Optional<String> string(String name) {
        return switch (take(name)) {
            case null -> Optional.empty();
            case Json.Str text -> Optional.of(text.value());
            default -> throw wrong(name, "a string");
        };
    }

    String requiredString(String name) {
        return string(name).orElseThrow(() -> missing(name));
    }

    Optional<Double> number(String name) {
        return switch (take(name)) {
            case null -> Optional.empty();
            case Json.Num number -> Optional.of(number.value());
            default -> throw wrong(name, "a number");
        };
    }

    Optional<Boolean> bool(String name) {
        return switch (take(name)) {
            case null -> Optional.empty();
            case Json.Bool bool -> Optional.of(bool.value());
            default -> throw wrong(name, "true or false");
        };
    }

    Json.Obj object(String name) {
        return switch (take(name)) {
            case null -> Json.Obj.EMPTY;
            case Json.Obj given -> given;
            default -> throw wrong(name, "an object");
        };
    }

    /** Any value; empty if it is not there, or null. */
    Optional<Json> value(String name) {
        return Optional.ofNullable(take(name));
    }

    List<String> strings(String name) {
        return list(name, item -> {
            if (item instanceof Json.Str text) {
                return text.value();
            }
            throw wrong(name, "a list of strings");
        });
    }

    /** Objects in a list, each read whole. */
    <T> List<T> objects(String name, Function<Fields, T> reading) {
        List<T> all = new ArrayList<>();
        list(name, item -> {
            if (!(item instanceof Json.Obj given)) {
                throw wrong(name, "a list of objects");
            }
            Fields fields = new Fields(given, where + name + "[" + all.size() + "].");
            all.add(reading.apply(fields));
            fields.end();
            return item;
        });
        return all;
    }

    private <T> List<T> list(String name, Function<Json, T> item) {
        Json value = take(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Json.Arr list)) {
            throw wrong(name, "a list");
        }
        return list.items().stream().map(item).toList();
    }

    /** Tags as an object of weights, or as a list of names, whose weights are 1. */
    Map<String, Double> tags(String name) {
        Map<String, Double> tags = new java.util.LinkedHashMap<>();
        switch (take(name)) {
            case null -> {}
            case Json.Arr list -> list.items().forEach(item -> tags.put(tag(name, item), 1.0));
            case Json.Obj weights ->
                weights.members().forEach((tag, weight) -> {
                    if (!(weight instanceof Json.Num number)) {
                        throw wrong(name, "an object of weights from 0 to 1, or a list of names");
                    }
                    tags.put(tag, number.value());
                });
            default -> throw wrong(name, "an object of weights from 0 to 1, or a list of names");
        }
        return tags;
    }

    private String tag(String name, Json item) {
        if (item instanceof Json.Str text) {
            return text.value();
        }
        throw wrong(name, "an object of weights from 0 to 1, or a list of names");
    }

    /** Whether a member is there, be it null. */
    boolean has(String name) {
        return object.get(name).isPresent();
    }

    /** Refuses members that nobody asked for. */
    void end() {
        object.members().keySet().stream()
                .filter(name -> !read.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(
                            400,
                            "unknown-member",
                            "nothing is known of " + where + name + "; known are "
                                    + String.join(", ", read.stream().sorted().toList()));
                });
    }
}
