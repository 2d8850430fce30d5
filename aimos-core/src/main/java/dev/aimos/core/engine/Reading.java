package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Rectangles;
import dev.aimos.core.metrics.Stage;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Cursor;
import dev.aimos.memory.Diff;
import dev.aimos.memory.Page;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The readings of the memory: get, history, scan, diff. */
final class Reading {
    private final Core core;

    Reading(Core core) {
        this.core = core;
    }

    Optional<Atom> get(String key, AsOf asOf) {
        core.checks.key(key);
        core.requireOpen();
        if (asOf.known() instanceof AsOf.Known.Latest) {
            Published published = core.published();
            Basis basis = core.bases.resolve(asOf, published);
            Optional<Entry> now = core.onCatalog(catalog -> catalog.visibleNow(key, Micros.of(basis.validAt())));
            if (now.isEmpty() || now.get().tx() <= published.tx()) {
                return now.filter(Entry::present).flatMap(entry -> core.atoms.read(entry.seq()));
            }
            // A write is under way that is not whole yet: look from the last whole transaction.
            return visible(key, basis);
        }
        return visible(key, core.resolve(asOf));
    }

    private Optional<Atom> visible(String key, Basis basis) {
        return Faults.io("reading the index", () -> {
            try (CatalogReader reader = core.acquire(basis)) {
                return visible(reader, key, Bases.moment(basis));
            }
        });
    }

    private Optional<Atom> visible(CatalogReader reader, String key, Moment moment) throws IOException {
        Entry entry = reader.visible(key, moment);
        return entry == null ? Optional.empty() : core.atoms.read(entry.seq()).map(atom -> atom);
    }

    List<Version> history(String key) {
        core.checks.key(key);
        core.requireOpen();
        List<Entry> entries = Faults.io("reading the index", () -> {
            try (CatalogReader reader = core.acquire(core.resolve(AsOf.now()))) {
                return reader.entries(key);
            }
        });
        Map<Long, Optional<StoredAtom>> atoms = new HashMap<>();
        List<Version> versions = new ArrayList<>();
        for (Rectangles.Rectangle rectangle : Rectangles.of(entries)) {
            atoms.computeIfAbsent(rectangle.entry().seq(), core.atoms::read)
                    .ifPresent(atom -> versions.add(new Version(
                            atom,
                            Micros.interval(rectangle.from(), rectangle.to()),
                            rectangle.since(),
                            rectangle.until() == Rectangles.OPEN
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(rectangle.until()))));
        }
        return versions;
    }

    Page scan(Scan scan) {
        int most = core.checks.limits().maxPageSize();
        if (scan.limit() > most) {
            throw new AimosException.InvalidRequest(
                    "page-too-large",
                    "a page holds at most " + most + " atoms (Limits.maxPageSize), but " + scan.limit()
                            + " were asked for; follow the cursor, or use stream()");
        }
        core.checks.filter(scan.filter());
        core.requireOpen();
        Basis basis = scan.after().map(this::resume).orElseGet(() -> core.resolve(scan.asOf()));
        return Faults.io("reading the index", () -> {
            try (CatalogReader reader = core.acquire(basis)) {
                // One more than a page: whether there is a next page is then known without another call.
                List<CatalogReader.Found> found = reader.scan(
                        scan.filter(),
                        Bases.moment(basis),
                        scan.after().map(Cursor::key).orElse(null),
                        scan.limit() + 1);
                List<Atom> atoms = new ArrayList<>();
                for (CatalogReader.Found one : found.subList(0, Math.min(found.size(), scan.limit()))) {
                    core.atoms.read(one.seq()).ifPresent(atoms::add);
                }
                Optional<Cursor> next = found.size() > scan.limit()
                        ? Optional.of(
                                new Cursor(basis, found.get(scan.limit() - 1).key()))
                        : Optional.empty();
                return new Page(atoms, basis, next);
            }
        });
    }

    /** The moment of a cursor, checked against this store: the cursor may come from anywhere. */
    private Basis resume(Cursor cursor) {
        Basis basis = core.resolve(AsOf.basis(cursor.basis()));
        if (!basis.recordedAt().equals(cursor.basis().recordedAt())) {
            throw new AimosException.InvalidRequest(
                    "cursor-foreign", "this cursor does not belong to this store; start the scan again");
        }
        return basis;
    }

    Stream<Atom> stream(Scan scan) {
        Page first = scan(scan);
        return Stream.iterate(
                        Optional.of(first),
                        Optional::isPresent,
                        page -> page.flatMap(p -> p.next().map(cursor -> scan(scan.after(cursor)))))
                .flatMap(Optional::stream)
                .map(Page::items)
                .flatMap(Collection::stream);
    }

    Diff diff(AsOf from, AsOf to) {
        core.requireOpen();
        Basis a = core.resolve(from);
        Basis b = core.resolve(to);
        return Faults.io("reading the index", () -> {
            List<Diff.Change> changes = new ArrayList<>();
            long start = core.recorder.start();
            try (CatalogReader reader = core.acquire(a.tx() > b.tx() ? a : b)) {
                Moment before = Bases.moment(a);
                Moment after = Bases.moment(b);
                Collection<String> touched = reader.touched(before, after);
                core.recorder.stage(Stage.DIFF_FIND, start);
                start = core.recorder.start();
                for (String key : touched) {
                    change(reader, key, before, after).ifPresent(changes::add);
                }
                core.recorder.stage(Stage.DIFF_COMPARE, start);
            }
            return new Diff(a, b, changes);
        });
    }

    private Optional<Diff.Change> change(CatalogReader reader, String key, Moment before, Moment after)
            throws IOException {
        Entry was = reader.visible(key, before);
        Entry is = reader.visible(key, after);
        if (was == null ? is == null : is != null && was.seq() == is.seq()) {
            return Optional.empty();
        }
        Optional<StoredAtom> old = was == null ? Optional.empty() : core.atoms.read(was.seq());
        Optional<StoredAtom> now = is == null ? Optional.empty() : core.atoms.read(is.seq());
        boolean same = (old.isPresent() && now.isPresent())
                ? old.get().state().same(now.get().state())
                : old.isEmpty() && now.isEmpty();
        return same
                ? Optional.empty()
                : Optional.of(new Diff.Change(key, old.map(atom -> atom), now.map(atom -> atom)));
    }
}
