package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.Route.Param.text;
import static dev.aimos.examples.serve.Route.Param.whole;

import dev.aimos.AimOs;
import dev.aimos.Progress;
import dev.aimos.StoreStatus;
import dev.aimos.apoe.StandardHandlers;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.StoreShapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Page;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Version;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The store as a whole: how it is doing, its transactions and snapshots, and whether anything is wrong with it. */
final class StoreRoutes {
    /** What anybody may see who reaches the server. */
    static final Set<String> OPEN = Set.of("/health", "/openapi.json");

    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private static final int MOST_MOMENTS = 500;

    /** Keys do not begin with what is no character. Any would do, but atoms that meet a filter are sorted for a page. */
    private static final Filter NO_ATOM = Filter.all().keyPrefix("\uffff");

    /** Keys whose history is looked at for how far valid time reaches. */
    private static final int LOOKED_AT = 1_000;

    private final PrometheusMeterRegistry registry;

    StoreRoutes(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/health",
                        "server",
                        "Whether the store can be read and written.",
                        "{status: up or down, writable, tx, failure}; 503 if it is down",
                        StoreRoutes::health),
                Route.get(
                        "/metrics",
                        "server",
                        "What Prometheus scrapes; docs/metrics.md lists it.",
                        "the Prometheus text format",
                        call -> Answer.stream(METRICS, out -> registry.scrape(out, METRICS))),
                Route.get(
                        "/api/v1/status",
                        "store",
                        "What the store holds and how it is doing.",
                        "as status --json, with the index and what the server allows",
                        StoreRoutes::status),
                Route.get(
                        "/api/v1/timeline",
                        "store",
                        "How far both time axes reach.",
                        "{firstTx, lastTx, firstAt, lastAt, validFrom, validTo, complete}",
                        StoreRoutes::timeline),
                Route.get(
                                "/api/v1/transactions",
                                "store",
                                "Transactions with their instants, evenly spread over a range.",
                                "{items: [{tx, at}]}",
                                StoreRoutes::transactions)
                        .takes(
                                whole("from", "The first; 1 without it."),
                                whole("to", "The last; the store's last without it."),
                                whole("limit", "So many at the most, up to 500; 100 without it.")),
                Route.write(
                                "POST",
                                "/api/v1/verify",
                                "store",
                                "Reads every byte and checks that nothing is wrong.",
                                "as verify --json",
                                StoreRoutes::verify)
                        .reads()
                        .harmless(),
                Route.get(
                        "/api/v1/snapshots",
                        "snapshots",
                        "The snapshots, oldest first.",
                        "as snapshots:list --json",
                        StoreRoutes::snapshots),
                Route.write(
                                "POST",
                                "/api/v1/snapshots",
                                "snapshots",
                                "Takes a snapshot.",
                                "the snapshot, as snapshots:create --json",
                                StoreRoutes::take)
                        .reads(text("note", "What it is for.")),
                Route.get(
                                "/api/v1/proofs",
                                "snapshots",
                                "Proves that what a key shows is in a snapshot, or that one snapshot extends another.",
                                "as snapshots:prove --json",
                                StoreRoutes::prove)
                        .takes(
                                text("key", "The key whose record to prove."),
                                text("snapshot", "The snapshot it is in; the last one without it."),
                                text("valid_at", "Prove what the key shows for this valid time."),
                                text("from", "The earlier of two snapshots."),
                                text("to", "The later.")),
                Route.get(
                                "/api/v1/diff",
                                "snapshots",
                                "Which keys show something else at one moment than at another.",
                                "as snapshots:diff --json",
                                StoreRoutes::diff)
                        .takes(
                                text("from", "The first moment, as as_of.").needed(),
                                text("to", "The second; now without it."),
                                text("valid_at", "What was true then, at both.")));
    }

    private static Answer health(Call call) {
        StoreStatus status = call.os().status();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("status", status.writable() ? "up" : "down");
        document.put("writable", status.writable());
        document.put("tx", status.tx());
        document.put("failure", status.failure().orElse(null));
        return Answer.json(status.writable() ? 200 : 503, document);
    }

    private static Answer status(Call call) {
        Map<String, @Nullable Object> document = StoreShapes.status(call.os().status());
        document.put("index", StoreShapes.index(call.os().index().stats()));
        Map<String, Object> server = new LinkedHashMap<>();
        server.put(
                "version",
                Optional.ofNullable(StoreRoutes.class.getPackage().getImplementationVersion())
                        .orElse("built from source"));
        server.put("readOnly", call.options().readOnly());
        server.put("tokenNeeded", call.options().token().isPresent());
        server.put("maxBodyBytes", call.options().maxBodyBytes());
        server.put("handlers", call.options().handlers());
        server.put("library", StandardHandlers.library().names());
        document.put("server", server);
        return Answer.json(document);
    }

    /** The transaction that a moment is of, and its instant; no atom is looked at for it. */
    static Basis basis(AimOs os, AsOf moment) {
        return os.memory()
                .scan(Scan.all().filter(NO_ATOM).asOf(moment).limit(1))
                .basis();
    }

    private static Basis basis(AimOs os, long tx) {
        return basis(os, AsOf.tx(tx));
    }

    private static Answer timeline(Call call) {
        AimOs os = call.os();
        StoreStatus status = os.status();
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        boolean empty = status.tx() == 0;
        document.put("firstTx", empty ? 0 : 1);
        document.put("lastTx", status.tx());
        document.put("firstAt", empty ? null : Shapes.instant(basis(os, 1).recordedAt()));
        document.put("lastAt", empty ? null : Shapes.instant(status.recordedAt()));
        Instant least = Instant.MAX;
        Instant most = Instant.MIN;
        Page page = os.memory().scan(Scan.all().limit(LOOKED_AT));
        for (Atom atom : page.items()) {
            for (Version version : os.memory().history(atom.key())) {
                for (Instant end :
                        List.of(version.valid().from(), version.valid().to())) {
                    if (Times.closed(end).isPresent()) {
                        least = end.isBefore(least) ? end : least;
                        most = end.isAfter(most) ? end : most;
                    }
                }
            }
        }
        document.put("validFrom", least.equals(Instant.MAX) ? null : least.toString());
        document.put("validTo", most.equals(Instant.MIN) ? null : most.toString());
        document.put("complete", page.next().isEmpty());
        return Answer.json(document);
    }

    private static Answer transactions(Call call) {
        long last = call.os().status().tx();
        long from = call.whole("from", 1L, 1, Math.max(1, last));
        long to = call.whole("to", last, 0, last);
        int limit = call.limit(100, MOST_MOMENTS);
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        long count = Math.min(limit, Math.max(0, to - from + 1));
        for (long i = 0; i < count; i++) {
            long tx = count == 1 ? to : from + Math.round((double) i * (to - from) / (count - 1));
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("tx", tx);
            item.put("at", Shapes.instant(basis(call.os(), tx).recordedAt()));
            items.add(item);
        }
        return Answer.json(Map.of("items", items));
    }

    private static Answer verify(Call call) throws Exception {
        call.fields().end();
        return Answer.json(StoreShapes.verification(call.os().memory().verify(Progress.NONE)));
    }

    private static Answer snapshots(Call call) {
        return Answer.json(Map.of(
                "items",
                call.os().memory().snapshots().stream().map(Shapes::snapshot).toList()));
    }

    private static Answer take(Call call) throws Exception {
        Fields fields = call.fields();
        String note = fields.string("note").orElse("");
        fields.end();
        return Answer.json(201, Shapes.snapshot(call.os().memory().snapshot(note)));
    }

    private static Answer prove(Call call) {
        AimOs os = call.os();
        if (call.text("key").isPresent()) {
            if (call.text("from").isPresent() || call.text("to").isPresent()) {
                throw new Refusal(400, "bad-proof", "give key and snapshot, or from and to");
            }
            Snapshot snapshot = call.text("snapshot")
                    .map(text -> Moments.snapshot(os, text))
                    .orElseGet(() -> last(os));
            AsOf known = AsOf.snapshot(snapshot);
            AsOf moment = call.time("valid_at").map(known::validAt).orElse(known);
            Atom atom = os.memory()
                    .get(call.required("key"), moment)
                    .orElseThrow(() -> Failure.finding(
                            "not-found",
                            "'" + call.required("key") + "' shows nothing in snapshot "
                                    + snapshot.id().abbreviated()));
            return Answer.json(StoreShapes.inclusion(atom, snapshot, os.memory().prove(atom, snapshot)));
        }
        if (call.text("from").isEmpty() || call.text("to").isEmpty()) {
            throw new Refusal(400, "bad-proof", "give key and snapshot, or from and to");
        }
        Snapshot from = Moments.snapshot(os, call.required("from"));
        Snapshot to = Moments.snapshot(os, call.required("to"));
        return Answer.json(StoreShapes.consistency(from, to, os.memory().prove(from, to)));
    }

    private static Snapshot last(AimOs os) {
        List<Snapshot> all = os.memory().snapshots();
        if (all.isEmpty()) {
            throw Failure.finding("no-snapshot", "the store has no snapshot; take one first");
        }
        return all.get(all.size() - 1);
    }

    private static Answer diff(Call call) {
        AsOf from = call.moment("from");
        AsOf to = call.moment("to");
        if (call.time("valid_at").isPresent()) {
            from = from.validAt(call.time("valid_at").get());
            to = to.validAt(call.time("valid_at").get());
        }
        var diff = call.os().memory().diff(from, to);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", Shapes.basis(diff.from()));
        document.put("to", Shapes.basis(diff.to()));
        document.put("items", diff.changes().stream().map(Shapes::change).toList());
        return Answer.json(document);
    }

    /** A stretch of valid time that a request names by its ends, if it names any. */
    static @Nullable Interval valid(@Nullable Instant from, @Nullable Instant to) {
        if (from == null && to == null) {
            return null;
        }
        return new Interval(from == null ? Interval.BEGINNING : from, to == null ? Interval.FOREVER : to);
    }
}
