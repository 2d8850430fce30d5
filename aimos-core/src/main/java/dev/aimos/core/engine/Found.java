package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Extractor;
import dev.aimos.graph.Item;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Value;
import dev.aimos.index.Node;
import dev.aimos.index.Span;
import dev.aimos.memory.Atom;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an extractor finds in one atom: entities, mentions of them, claims, evidence for these; over the atom's valid time. */
final class Found {
    private final Atom atom;
    private final String by;
    private final Map<String, ItemRecord> records = new LinkedHashMap<>();

    Found(Atom atom, String by) {
        this.atom = atom;
        this.by = by;
    }

    /** Everything found, each id once, what is referred to before what refers to it. */
    Collection<ItemRecord> records() {
        return records.values();
    }

    Set<String> ids() {
        return records.keySet();
    }

    /** That an id says nothing any more over an atom's valid time. */
    static ItemRecord takenBack(String id, Atom atom) {
        return ItemRecord.retraction(
                id, Micros.of(atom.valid().from()), Micros.of(atom.valid().to()));
    }

    void add(Node node, Extractor extractor) {
        Extractor.Passage passage =
                new Extractor.Passage(node.address(), node.text(), node.searchable(), atom.metadata(), atom.valid());
        Extractor.Extraction extraction = extraction(extractor, passage);
        Set<String> named = new HashSet<>();
        for (Entity entity : extraction.entities()) {
            named.add(entity.id());
            always(entity);
            valid(Relation.of(node.address().toString(), RelationType.MENTIONS, entity.id()));
        }
        for (Extractor.Found found : extraction.claims()) {
            requireSound(found, passage, named, extractor);
            Claim claim = found.claim();
            int start = node.span().start();
            Span span =
                    new Span(start + found.span().start(), start + found.span().end());
            Evidence evidence = new Evidence(
                    node.address(), span, Quotations.hash(found.span().of(node.text())), Optional.empty(), 1);
            valid(claim);
            valid(evidence);
            valid(Relation.of(evidence, RelationType.SUPPORTS, claim).confidence(claim.confidence()));
        }
    }

    private static Extractor.Extraction extraction(Extractor extractor, Extractor.Passage passage) {
        try {
            return extractor.extract(passage);
        } catch (AimosException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AimosException.Fault(
                    "extractor-failed",
                    "the extractor '" + extractor.id() + "' failed at " + passage.at() + ": " + e
                            + ". What was linked before stays; mend it and link again",
                    e);
        }
    }

    private static void requireSound(
            Extractor.Found found, Extractor.Passage passage, Set<String> named, Extractor extractor) {
        boolean objectNamed = !(found.claim().object() instanceof Value.Ref ref) || named.contains(ref.id());
        boolean inside = found.span().length() > 0
                && found.span().end() <= passage.text().length();
        if (!named.contains(found.claim().subject()) || !objectNamed || !inside) {
            throw new AimosException.InvalidRequest(
                    "extraction-unsound",
                    "the extractor '" + extractor.id() + "' found a claim at " + passage.at()
                            + " whose entities it does not name, or whose words are not in the passage: "
                            + found.claim().statement());
        }
    }

    private void always(Item item) {
        records.putIfAbsent(item.id(), new ItemRecord(item.id(), item, null, by, false, Micros.BEGINNING, null));
    }

    private void valid(Item item) {
        records.putIfAbsent(
                item.id(),
                new ItemRecord(
                        item.id(),
                        item,
                        null,
                        by,
                        false,
                        Micros.of(atom.valid().from()),
                        Micros.of(atom.valid().to())));
    }
}
