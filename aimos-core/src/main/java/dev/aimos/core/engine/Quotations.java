package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Relation;
import dev.aimos.index.Address;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Span;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what items say of the memory against the memory, as it is now: that evidence quotes what is there, and that the
 * addresses at the ends of relations are of nodes that there are. For one call; reads each atom once.
 */
final class Quotations {
    private final Reading reading;
    private final Basis basis;
    private final Map<String, Optional<Outline>> outlines = new HashMap<>();

    Quotations(Core core) {
        this.reading = new Reading(core);
        this.basis = core.resolve(AsOf.now());
    }

    private Optional<Outline> outline(String key) {
        return outlines.computeIfAbsent(
                key,
                asked -> reading.get(asked, AsOf.basis(basis))
                        .filter(StoredAtom::isText)
                        .map(atom -> FoundAtom.of(atom, basis)));
    }

    private Outline required(String key) {
        return outline(key)
                .orElseThrow(() -> new AimosException.NotFound(
                        "atom-missing", "the memory shows no text under the key '" + Checks.printable(key) + "' now"));
    }

    /** Requires that what an item says of the memory is so. */
    void require(Item item) {
        if (item instanceof Evidence evidence) {
            requireQuoted(evidence);
        } else if (item instanceof Relation relation) {
            requireNode(relation, relation.from());
            requireNode(relation, relation.to());
        }
    }

    private void requireQuoted(Evidence evidence) {
        Outline outline = required(evidence.at().key());
        Span span = evidence.span();
        boolean said = span.length() > 0
                && span.end() <= outline.text().length()
                && hash(span.of(outline.text())).equals(evidence.quote());
        Optional<Node> node = outline.node(evidence.at());
        if (!said || node.isEmpty() || !node.get().span().contains(span)) {
            throw new AimosException.Conflict(
                    "quote-mismatch",
                    "the atom '" + Checks.printable(evidence.at().key()) + "' does not say what is quoted, at "
                            + evidence.at() + " characters " + span.start() + " to " + span.end()
                            + "; quote it anew with Graph.quote");
        }
    }

    private void requireNode(Relation relation, String id) {
        if (Kind.of(id) == Kind.MEMORY) {
            Address address = Address.parse(id);
            if (address.section() > 0
                    && outline(address.key())
                            .flatMap(text -> text.node(address))
                            .isEmpty()) {
                throw new AimosException.NotFound(
                        "reference-missing",
                        relation.id() + " refers to " + address + ", but there is no such piece of that text now");
            }
        }
    }

    /** Evidence for words. */
    Evidence of(String key, String words) {
        Outline outline = required(key);
        int start = words.isEmpty() ? -1 : outline.text().indexOf(words);
        if (start < 0) {
            throw new AimosException.NotFound(
                    "quote-missing",
                    "the atom '" + Checks.printable(key) + "' does not say '" + Checks.printable(words)
                            + "' now, to the letter");
        }
        Span span = new Span(start, start + words.length());
        Address at = Address.of(key);
        for (Node node : outline.nodes()) {
            if (node.span().contains(span) && node.level().compareTo(at.level()) > 0) {
                at = node.address();
            }
        }
        return new Evidence(at, span, hash(words), Optional.empty(), 1);
    }

    static Hash hash(String words) {
        return Hash.sha256(words.getBytes(StandardCharsets.UTF_8));
    }
}
