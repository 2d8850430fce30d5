package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.Route.Param.text;
import static dev.aimos.examples.serve.Route.Param.whole;

import dev.aimos.examples.wire.TrailShapes;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Cursor;
import dev.aimos.witness.Trail;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailPage;
import dev.aimos.witness.TrailQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit trail: who wrote what, when, from which witness; read by pages, and exported whole. */
final class TrailRoutes {
    private static final int MOST = 10_000;

    private static final Route.Param[] DEMANDS = {
        text("correlation", "Written under this correlation id."),
        text("key", "About this: an atom's key, or the id of an item, a run, a witness, a snapshot."),
        text("witness", "That this witness vouches for, or that recorded it."),
        text("kind", "With a change of this kind, such as atom or erasure; several with commas."),
        text("since", "Recorded at or after this."),
        text("until", "Recorded before this."),
        text("as_of", "Up to this moment: its transaction is the last."),
        text("order", "newest first, as without it, or oldest first.")
    };

    List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/trail",
                                "trail",
                                "The transactions that meet every demand: who, what, when, from which witness.",
                                "{items: [as audit:trail --json], next}",
                                TrailRoutes::read)
                        .takes(DEMANDS)
                        .takes(
                                whole("limit", "So many at the most, up to 10000; 100 without it."),
                                text("cursor", "The next of the page before.")),
                Route.get(
                                "/api/v1/trail.jsonl",
                                "trail",
                                "All of them, a line of canonical JSON for each.",
                                "JSON Lines",
                                call -> export(call, Trail.Format.JSON_LINES, "application/jsonl"))
                        .takes(DEMANDS),
                Route.get(
                                "/api/v1/trail.csv",
                                "trail",
                                "All of them, a row for each change.",
                                "CSV (RFC 4180)",
                                call -> export(call, Trail.Format.CSV, "text/csv; charset=utf-8"))
                        .takes(DEMANDS));
    }

    private static TrailQuery query(Call call) {
        TrailQuery query = TrailQuery.all().order(order(call));
        query = call.text("correlation").map(query::correlation).orElse(query);
        query = call.text("key").map(query::key).orElse(query);
        query = call.text("witness")
                .map(digits -> WitnessRoutes.id(call.os(), digits))
                .map(query::witness)
                .orElse(query);
        query = call.text("kind")
                .map(words -> Arrays.stream(words.split(",", -1))
                        .map(word -> TrailChange.Kind.parse(word.strip()))
                        .toList())
                .map(query::kinds)
                .orElse(query);
        if (call.text("since").isPresent() || call.text("until").isPresent()) {
            query = query.recorded(
                    call.time("since").orElse(Instant.MIN), call.time("until").orElse(Instant.MAX));
        }
        return call.text("as_of").isEmpty() ? query : upTo(StoreRoutes.basis(call.os(), call.moment("as_of")), query);
    }

    /** Before the first transaction there is nothing, as in one that no store ever comes to. */
    private static TrailQuery upTo(Basis basis, TrailQuery query) {
        return basis.tx() == 0 ? query.transactions(Long.MAX_VALUE, Long.MAX_VALUE) : query.transactions(1, basis.tx());
    }

    private static TrailQuery.Order order(Call call) {
        return switch (call.text("order").orElse("newest")) {
            case "newest" -> TrailQuery.Order.NEWEST_FIRST;
            case "oldest" -> TrailQuery.Order.OLDEST_FIRST;
            default -> throw new Refusal(400, "bad-order", "the order is newest or oldest, which comes first");
        };
    }

    private static Answer read(Call call) {
        TrailQuery query = query(call).limit(call.limit(100, MOST));
        TrailPage page = call.os()
                .trail()
                .read(call.text("cursor").map(Cursor::decode).map(query::after).orElse(query));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("items", page.entries().stream().map(TrailShapes::entry).toList());
        document.put("next", page.next().map(Cursor::encode).orElse(null));
        return Answer.json(document);
    }

    private static Answer export(Call call, Trail.Format format, String type) {
        TrailQuery query = query(call);
        return Answer.stream(type, out -> call.os().trail().export(query, format, out))
                .header("Content-Disposition", "attachment; filename=\"trail." + format.word() + "\"");
    }
}
