package dev.aimos.core.graph;

import dev.aimos.core.catalog.Filing;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import dev.aimos.index.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what the records of the graph are filed under. */
final class Filings {
    private Filings() {}

    static Filing of(ItemRecord record) {
        List<String> terms = new ArrayList<>(6);
        Item item = record.item();
        if (item == null) {
            terms.add(Terms.atom(Marks.key(record.id())));
        } else {
            add(item, record.flagged(), terms);
        }
        return new Filing(terms, ItemBytes.encode(record));
    }

    private static void add(Item item, boolean flagged, List<String> terms) {
        switch (item) {
            case Relation relation -> relation(relation, terms);
            case Claim claim -> claim(claim, flagged, terms);
            case Evidence evidence -> {
                terms.add(Terms.atom(evidence.at().key()));
                terms.add(Terms.in(Link.Label.QUOTES, evidence.at().toString()));
                evidence.source().ifPresent(source -> terms.add(Terms.in(Link.Label.SOURCE, source)));
            }
            case Predicate predicate -> {
                predicate.inverse().ifPresent(other -> terms.add(Terms.inverse(other)));
                if (flagged) {
                    terms.add(Terms.FLAGGED_PREDICATES);
                }
            }
            case Resolution resolution -> {
                terms.add(Terms.resolved(resolution.first()));
                terms.add(Terms.resolved(resolution.second()));
                resolution
                        .prevails()
                        .filter(id -> resolution.decision() == Resolution.Decision.MERGE)
                        .ifPresent(id -> terms.add(Terms.resolved(id)));
            }
            case Entity entity -> {}
            case Source source -> {}
        }
    }

    private static void relation(Relation relation, List<String> terms) {
        Link.Label label = Link.Label.of(relation.type());
        terms.add(Terms.out(label, relation.from()));
        terms.add(Terms.in(label, relation.to()));
        Optional<String> from = atom(relation.from());
        Optional<String> to = atom(relation.to());
        from.ifPresent(terms::add);
        to.filter(term -> !from.equals(to)).ifPresent(terms::add);
        if (label == Link.Label.CONTRADICTS && Kind.of(relation.from()) == Kind.CLAIM) {
            terms.add(Terms.CONTRADICTING);
        }
    }

    private static Optional<String> atom(String id) {
        return Kind.of(id) == Kind.MEMORY
                ? Optional.of(Terms.atom(Address.parse(id).key()))
                : Optional.empty();
    }

    private static void claim(Claim claim, boolean flagged, List<String> terms) {
        terms.add(Terms.in(Link.Label.SUBJECT, claim.subject()));
        terms.add(Terms.subject(claim.subject(), claim.predicate()));
        if (!claim.positive()) {
            terms.add(Terms.denied(claim.subject(), claim.predicate()));
        }
        terms.add(Terms.predicate(claim.predicate()));
        terms.add(Terms.object(claim.object(), claim.predicate()));
        if (claim.object() instanceof Value.Ref ref) {
            terms.add(Terms.in(Link.Label.OBJECT, ref.id()));
        }
        if (flagged) {
            terms.add(Terms.FLAGGED_CLAIMS);
        }
    }
}
