package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.graph.ItemRecords;
import dev.aimos.core.graph.Marks;
import dev.aimos.core.graph.Terms;
import dev.aimos.core.metrics.Laps;
import dev.aimos.core.metrics.Stage;
import dev.aimos.graph.Claim;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Link;
import dev.aimos.graph.Linking;
import dev.aimos.graph.Relation;
import dev.aimos.index.Outline;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Cursor;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Page;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns memory into graph: atom by atom, some thousand items a transaction, those of one atom in the same. A mark under the
 * atom's key says which text an extractor has looked at; where it has looked already, nothing is done.
 */
final class Linker {
    private static final int PAGE = 256;
    private static final int ITEMS_AT_ONCE = 5_000;

    private final Core core;
    private final GraphWriter writer;
    private final GraphViews views;
    private final Reading reading;
    private final Laps laps;
    private final Count count = new Count();
    /** What is to be written, by id and interval. */
    private final Map<String, ItemRecord> pending = new LinkedHashMap<>();

    Linker(Core core, GraphWriter writer) {
        this.core = core;
        this.writer = writer;
        this.views = new GraphViews(core);
        this.reading = new Reading(core);
        this.laps = core.recorder.laps();
    }

    private static final class Count {
        long atoms;
        long unchanged;
        long nodes;
        long entities;
        long claims;
        long evidence;
        long relations;
        long retracted;
        final Set<String> flagged = new HashSet<>();
    }

    Linking.Linked link(Linking linking) {
        String id = linking.extractor().id();
        if (id.isBlank() || id.length() > 200 || !id.equals(Checks.printable(id))) {
            throw new AimosException.InvalidRequest(
                    "extractor-id",
                    "an extractor's id has 1 to 200 characters, no control characters; got '"
                            + Checks.printable(linking.extractor().id()) + "'");
        }
        try {
            all(linking);
        } finally {
            laps.flush();
        }
        return new Linking.Linked(
                count.atoms,
                count.unchanged,
                count.nodes,
                count.entities,
                count.claims,
                count.evidence,
                count.relations,
                count.retracted,
                contradictions());
    }

    private void all(Linking linking) {
        Basis basis = core.resolve(AsOf.now());
        Optional<Cursor> next = Optional.empty();
        do {
            Scan scan = Scan.all()
                    .filter(linking.filter())
                    .asOf(AsOf.basis(basis))
                    .limit(Math.min(PAGE, core.checks.limits().maxPageSize()));
            long start = laps.start();
            Page page = reading.scan(next.isPresent() ? scan.after(next.get()) : scan);
            laps.add(Stage.LINK_READ, start);
            link(page, linking, basis);
            next = page.next();
            linking.progress().update("link", count.atoms, next.isPresent() ? -1 : count.atoms);
        } while (next.isPresent());
        write();
    }

    private long contradictions() {
        return count.flagged.isEmpty()
                ? 0
                : views.with(AsOf.now(), view -> {
                    Set<String> pairs = new HashSet<>();
                    for (String claim : count.flagged) {
                        view.contradictions(ContradictionQuery.about(claim)
                                        .anyTime(true)
                                        .limit(Integer.MAX_VALUE))
                                .forEach(one -> pairs.add(
                                        one.first().id() + one.second().id()));
                    }
                    return (long) pairs.size();
                });
    }

    private void link(Page page, Linking linking, Basis basis) {
        Faults.io("reading the graph", () -> {
            try (RegisterReader reader = core.acquireRegister(basis)) {
                for (Atom atom : page.items()) {
                    if (StoredAtom.isText(atom)) {
                        link(atom, linking, basis, new Known(reader, Bases.moment(basis)));
                        if (pending.size() >= ITEMS_AT_ONCE) {
                            write();
                        }
                    }
                }
                return this;
            }
        });
    }

    /** What the graph shows before. */
    private record Known(RegisterReader reader, Moment moment) {
        Optional<ItemRecord> shown(String id) throws IOException {
            Filed filed = reader.visible(id, moment);
            return filed == null ? Optional.empty() : Optional.of(ItemRecords.decode(filed));
        }

        List<ItemRecord> under(String term) throws IOException {
            List<ItemRecord> records = new ArrayList<>();
            reader.find(List.of(term), moment, (same, filed) -> records.add(ItemRecords.decode(filed)));
            return records;
        }
    }

    private void link(Atom atom, Linking linking, Basis basis, Known known) throws IOException {
        count.atoms++;
        String by = linking.extractor().id();
        long start = laps.start();
        Outline outline = FoundAtom.of(atom, basis);
        String mark = Marks.id(by + "@" + linking.level().name(), atom.key());
        String hash =
                Hash.sha256(outline.text().getBytes(StandardCharsets.UTF_8)).hex();
        laps.add(Stage.LINK_READ, start);
        start = laps.start();
        Optional<ItemRecord> before = known.shown(mark);
        laps.add(Stage.LINK_COMPARE, start);
        if (before.isPresent() && hash.equals(before.get().mark())) {
            count.unchanged++;
            return;
        }
        start = laps.start();
        Found found = new Found(atom, by);
        for (var node : outline.nodes(linking.level())) {
            count.nodes++;
            found.add(node, linking.extractor());
        }
        laps.add(Stage.LINK_EXTRACT, start);
        start = laps.start();
        Map<String, ItemRecord> records = unknown(found, known);
        if (before.isPresent()) {
            for (ItemRecord gone : former(atom, by, found.ids(), known)) {
                records.putIfAbsent(gone.id(), gone);
            }
        }
        records.put(mark, new ItemRecord(mark, null, hash, by, false, Long.MIN_VALUE, null));
        records.values().forEach(record -> pending.putIfAbsent(slot(record), record));
        laps.add(Stage.LINK_COMPARE, start);
    }

    /** What was found and is not known yet, by id. */
    private Map<String, ItemRecord> unknown(Found found, Known known) throws IOException {
        Map<String, ItemRecord> records = new LinkedHashMap<>();
        for (ItemRecord record : found.records()) {
            // What a caller asserted stays the caller's.
            Optional<ItemRecord> shown =
                    pending.containsKey(slot(record)) ? Optional.empty() : known.shown(record.id());
            boolean callers = shown.isPresent() && shown.get().by() == null;
            boolean entityKnown = record.item() instanceof Entity && shown.isPresent();
            if (!callers && !entityKnown) {
                records.put(record.id(), record);
            }
        }
        return records;
    }

    /** What was found in a former text of an atom and is not in its present one, taken back over the present one's time. */
    private static List<ItemRecord> former(Atom atom, String by, Set<String> found, Known known) throws IOException {
        List<ItemRecord> gone = new ArrayList<>();
        Set<String> evidence = new HashSet<>();
        for (ItemRecord record : known.under(Terms.atom(atom.key()))) {
            boolean mine = by.equals(record.by()) && record.item() != null && !found.contains(record.id());
            if (mine) {
                gone.add(Found.takenBack(record.id(), atom));
                if (record.item() instanceof Evidence) {
                    evidence.add(record.id());
                }
            }
        }
        for (String id : evidence) {
            for (ItemRecord support : known.under(Terms.out(Link.Label.SUPPORTS, id))) {
                if (support.item() instanceof Relation relation) {
                    gone.add(Found.takenBack(support.id(), atom));
                    if (!found.contains(relation.to()) && onlyFrom(relation.to(), evidence, by, known)) {
                        gone.add(Found.takenBack(relation.to(), atom));
                    }
                }
            }
        }
        return gone;
    }

    private static boolean onlyFrom(String claim, Set<String> evidence, String by, Known known) throws IOException {
        Optional<ItemRecord> shown = known.shown(claim);
        if (shown.isEmpty() || !by.equals(shown.get().by())) {
            return false;
        }
        for (ItemRecord support : known.under(Terms.in(Link.Label.SUPPORTS, claim))) {
            if (support.item() instanceof Relation relation && !evidence.contains(relation.from())) {
                return false;
            }
        }
        return true;
    }

    private static String slot(ItemRecord record) {
        return record.id() + '\n' + record.validFrom() + '\n' + record.validTo();
    }

    private void write() {
        if (pending.isEmpty()) {
            return;
        }
        for (GraphWriter.Outcome one : writer.write(List.copyOf(pending.values()))) {
            ItemRecord record = one.record();
            if (one.outcome() == Written.Outcome.RETRACTED) {
                count.retracted++;
            } else if (one.outcome() != Written.Outcome.UNCHANGED && record.item() != null) {
                switch (record.item().kind()) {
                    case ENTITY -> count.entities++;
                    case CLAIM -> count.claims++;
                    case EVIDENCE -> count.evidence++;
                    case RELATION -> count.relations++;
                    default -> {}
                }
                if (record.item() instanceof Claim && record.flagged()) {
                    count.flagged.add(record.id());
                }
            }
        }
        pending.clear();
    }
}
