package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Vertex;

/** What items say, in words, not yet made printable. */
final class SegText {
    private SegText() {}

    static String of(Item item) {
        return switch (item) {
            case Entity entity -> entity.type().isEmpty() ? entity.name() : entity.name() + " (" + entity.type() + ")";
            case Claim claim -> claim.statement() + confidence(claim.confidence());
            case Evidence evidence ->
                evidence.at() + " chars " + evidence.span().start() + "-"
                        + evidence.span().end()
                        + evidence.source().map(source -> " from " + source).orElse("")
                        + confidence(evidence.confidence());
            case Source source -> source.name() + ", reliability " + source.reliability();
            case Relation relation ->
                relation.from() + " " + relation.type() + " " + relation.to() + confidence(relation.confidence());
            case Predicate predicate -> predicate(predicate);
            case Resolution resolution ->
                Shapes.lower(resolution.decision()).replace('_', '-') + " of " + resolution.first() + " and "
                        + resolution.second()
                        + resolution.prevails().map(id -> " for " + id).orElse("")
                        + (resolution.note().isEmpty() ? "" : ": " + resolution.note());
        };
    }

    private static String confidence(double confidence) {
        return confidence == 1 ? "" : ", confidence " + confidence;
    }

    private static String predicate(Predicate predicate) {
        StringBuilder text = new StringBuilder(predicate.name());
        if (predicate.functional()) {
            text.append(", functional");
        }
        if (predicate.symmetric()) {
            text.append(", symmetric");
        }
        if (predicate.transitive()) {
            text.append(", transitive");
        }
        predicate.inverse().ifPresent(inverse -> text.append(", inverse of ").append(inverse));
        return text.toString();
    }

    /** An id, what it says, and how it stands unless that is well. */
    static String of(Vertex vertex) {
        String standing = vertex.standing() == Standing.HOLDS ? "" : "  [" + Shapes.lower(vertex.standing()) + "]";
        return vertex.id() + vertex.item().map(held -> "  " + of(held.item())).orElse("") + standing;
    }

    static String of(Held<?> held) {
        return held.id() + "  " + of(held.item());
    }
}
