package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Fusion;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import dev.aimos.index.Votes;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Verdict;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each value of a receipt counts: one that is changed, left out or added, and it is proved no more. */
public abstract class ReceiptMutationContract extends HhniSuite {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Query QUERY = Query.of("glaciers carve ice")
            .receipt(true)
            .limit(6)
            .level(Level.PARAGRAPH)
            .exact(true);

    private static final Filter ICE = Filter.all()
            .tag("old", 0.15)
            .modality(Modality.TEXT)
            .metadata("region", "Alps")
            .keyPrefix("ice")
            .withoutPolicy("secret")
            .recorded(day(0).plusSeconds(60), day(0).plusSeconds(7_000));

    /** Eight atoms that a filter lets through, and one for each of its conditions that only this one keeps out. */
    @BeforeEach
    void fill() {
        put(like("ice-early"));
        clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 8; i++) {
            put(like("ice" + i, """
                            Glaciers carve valleys %1$s.

                            Ice polishes rock %1$s. Glaciers leave it behind.
                            """.formatted("slowly ".repeat(i))));
        }
        put(like("jce"));
        put(like("ice-data").modality(Modality.DATA));
        put(like("ice-secret").policy("secret"));
        put(like("ice-andes").metadata(Json.Obj.EMPTY.with("region", Json.of("Andes"))));
        put(like("ice-light").tag("old", 0.1));
        clock.advance(Duration.ofHours(1));
        put(like("ice-late"));
        for (int i : List.of(5, 6, 7)) {
            os().graph().assert_(Entity.of("Rhone"));
            os().graph()
                    .assert_(Relation.of("doc:ice" + i + "/sec:1/par:1", RelationType.MENTIONS, Entity.idOf("Rhone")));
        }
    }

    private static AtomDraft like(String key) {
        return like(key, "Glaciers carve ice.");
    }

    private static AtomDraft like(String key, String text) {
        return AtomDraft.text(key, text)
                .validFrom(day(0))
                .metadata(Json.Obj.EMPTY.with("region", Json.of("Alps")))
                .tag("old", 0.5);
    }

    /**
     * @param otherwiseAsked changes that may ask something else and find the very same: another receipt, and a true one
     */
    private void everyChangeIsNoticed(Receipt receipt, String... otherwiseAsked) {
        Verdict sound = os().witnesses().verify(receipt);
        assertThat(sound.findings()).isEmpty();
        assertThat(receipt.entries()).isNotEmpty();
        List<Change> changes = new ArrayList<>();
        collect("", receipt.json(), json -> json, changes);
        assertThat(changes).hasSizeGreaterThan(40);
        assertThat(changes.stream().filter(change -> proved(change.json())).map(Change::what))
                .isSubsetOf(otherwiseAsked);
    }

    private boolean proved(Json.Obj json) {
        Receipt receipt;
        try {
            receipt = Receipt.of(json);
        } catch (AimosException.InvalidRequest e) {
            return false;
        }
        return os().witnesses().verify(receipt).proved();
    }

    private record Change(String what, Json.Obj json) {}

    /** Every leaf changed, every member left out, one added to every object, an item less in every list. */
    private static void collect(String at, Json value, Function<Json, Json> whole, List<Change> into) {
        switch (value) {
            case Json.Obj object -> {
                into.add(new Change(at + " added", (Json.Obj) whole.apply(object.with("zz", Json.of(1)))));
                object.members().forEach((name, member) -> {
                    into.add(new Change(at + "/" + name + " left out", (Json.Obj) whole.apply(without(object, name))));
                    collect(at + "/" + name, member, changed -> whole.apply(object.with(name, changed)), into);
                });
            }
            case Json.Arr list -> {
                List<Json> items = list.items();
                if (!items.isEmpty()) {
                    into.add(new Change(at + " shortened", (Json.Obj)
                            whole.apply(new Json.Arr(items.subList(0, items.size() - 1)))));
                }
                for (int i = 0; i < items.size(); i++) {
                    int item = i;
                    collect(
                            at + "/" + i,
                            items.get(i),
                            changed -> {
                                List<Json> copy = new ArrayList<>(items);
                                copy.set(item, changed);
                                return whole.apply(new Json.Arr(copy));
                            },
                            into);
                }
            }
            default -> into.add(new Change(at, (Json.Obj) whole.apply(changed(at, value))));
        }
    }

    private static Json.Obj without(Json.Obj object, String name) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.remove(name);
        return new Json.Obj(members);
    }

    private static Json changed(String at, Json value) {
        return switch (value) {
            case Json.Num number -> Json.of(changed(number.value()));
            case Json.Bool bool -> Json.of(!bool.value());
            case Json.Str text -> Json.of(changed(at, text.value()));
            default -> Json.of("another");
        };
    }

    private static double changed(double number) {
        if (number != Math.rint(number)) {
            return number / 2;
        }
        return number > 3 ? Math.floor(number / 2) : number + 1;
    }

    private static String changed(String at, String text) {
        if (HASH.matcher(text).matches()) {
            return (text.startsWith("0") ? "1" : "0") + text.substring(1);
        }
        try {
            return Instant.parse(text)
                    .plus(Duration.ofDays(at.endsWith("recordedUntil") ? 2 : -2))
                    .toString();
        } catch (DateTimeException e) {
            return switch (text) {
                case "paragraph" -> "sentence";
                case "lexical" -> "hybrid";
                case "vector" -> "lexical";
                case "hybrid" -> "vector";
                case "text" -> "data";
                case "Alps" -> "Andes";
                case "search" -> "context";
                case "context" -> "search";
                case "mmr" -> "dvns";
                case "minmax" -> "rrf";
                case "balanced" -> "optimal";
                case "source" -> "relevance";
                case "glaciers carve ice" -> "rock";
                default -> "x" + text;
            };
        }
    }

    @Test
    void ofAPlainSearch() {
        everyChangeIsNoticed(
                index().search(QUERY.mode(Mode.LEXICAL)).receipt().orElseThrow(),
                "/query/exact left out",
                "/query/mode left out");
    }

    @Test
    void ofASearchWithEverything() {
        Query query = QUERY.mode(Mode.HYBRID)
                .filter(ICE)
                .fusion(Fusion.minMax(0.3))
                .votes(new Votes(0.5, 0.25, 0.125))
                .reranking(Reranking.mmr(0.9))
                .graph(GraphBoost.DEFAULT.weight(0.5));
        everyChangeIsNoticed(
                index().search(query).receipt().orElseThrow(),
                "/query/exact left out",
                "/query/graph/candidates",
                "/query/graph/restart",
                "/query/graph/seeds",
                "/query/mode left out",
                "/query/votes/down");
    }

    @Test
    void ofAContext() {
        ContextOptions options = ContextOptions.of(TokenBudget.of(90))
                .candidates(9)
                .duplicateThreshold(0.97)
                .reranking(Reranking.mmr(0.9))
                .compression(false)
                .packing(ContextOptions.Packing.BALANCED)
                .order(ContextOptions.ReadingOrder.SOURCE);
        Query query = Query.of("glaciers carve ice").receipt(true).filter(ICE).mode(Mode.LEXICAL);
        everyChangeIsNoticed(
                index().assemble(query, options).receipt().orElseThrow(),
                "/options/candidates left out",
                "/options/compression left out",
                "/options/order",
                "/options/packing",
                "/options/packing left out",
                "/options/reranking left out",
                "/options/reranking/lambda",
                "/query/mode left out");
    }
}
