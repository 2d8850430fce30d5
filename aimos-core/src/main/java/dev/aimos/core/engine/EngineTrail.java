package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.metrics.Verb;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Cursor;
import dev.aimos.witness.Trail;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailPage;
import dev.aimos.witness.TrailQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The verbs of the trail, each timed. */
final class EngineTrail implements Trail {
    private final Core core;
    private final Calls calls;

    EngineTrail(Core core, Calls calls) {
        this.core = core;
        this.calls = calls;
    }

    @Override
    public TrailPage read(TrailQuery query) {
        Objects.requireNonNull(query, "query");
        core.requireOpen();
        int most = core.checks.limits().maxPageSize();
        if (query.limit() > most) {
            throw new AimosException.InvalidRequest(
                    "too-many-entries",
                    "a page has at most " + most + " entries (Limits.maxPageSize), but " + query.limit()
                            + " were asked for; take them page by page with after()");
        }
        return calls.time(Verb.TRAIL, () -> Faults.io("reading the trail", () -> page(query)));
    }

    private TrailPage page(TrailQuery query) throws IOException {
        Basis basis = basis(query);
        List<TrailEntry> entries = new ArrayList<>();
        boolean[] more = {false};
        new TrailReading(core, query, basis).each(entry -> {
            if (entries.size() == query.limit()) {
                more[0] = true;
                return false;
            }
            return entries.add(entry);
        });
        Optional<Cursor> next = more[0]
                ? Optional.of(new Cursor(
                        basis, Long.toString(entries.get(entries.size() - 1).tx())))
                : Optional.empty();
        return new TrailPage(entries, basis, next);
    }

    /** The moment that is shown: now, or that of the first page. */
    private Basis basis(TrailQuery query) {
        if (query.after().isEmpty()) {
            return core.resolve(AsOf.now());
        }
        Basis first = query.after().get().basis();
        if (first.tx() < 0
                || first.tx() > core.published().tx()
                || !core.resolve(AsOf.tx(first.tx())).recordedAt().equals(first.recordedAt())) {
            throw new AimosException.InvalidRequest(
                    "cursor-foreign", "the cursor is not of this store's trail; begin again without one");
        }
        return first;
    }

    @Override
    public long export(TrailQuery query, Format format, OutputStream out) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(out, "out");
        core.requireOpen();
        return calls.time(
                Verb.EXPORT_TRAIL,
                () -> Faults.io("the export", () -> {
                    TrailWriter writer = new TrailWriter(format, out);
                    long[] count = {0};
                    new TrailReading(core, query, basis(query)).each(entry -> {
                        writer.write(entry);
                        count[0]++;
                        return true;
                    });
                    out.flush();
                    return count[0];
                }));
    }
}
