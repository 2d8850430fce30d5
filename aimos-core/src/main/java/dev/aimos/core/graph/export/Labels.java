package dev.aimos.core.graph.export;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Value;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What people call things: entities by their names, claims as they would say them. */
final class Labels {
    private static final int LONGEST = 200;

    private final Map<String, String> names = new HashMap<>();

    Labels(Iterable<? extends Held<? extends Item>> items) {
        for (Held<? extends Item> held : items) {
            if (held.item() instanceof Entity entity) {
                names.put(entity.id(), entity.name());
            }
        }
    }

    String of(Item item) {
        return shortened(
                switch (item) {
                    case Entity entity ->
                        entity.type().isEmpty() ? entity.name() : entity.name() + " (" + entity.type() + ")";
                    case Claim claim ->
                        of(claim.subject()) + (claim.positive() ? " " : " not ") + claim.predicate() + " "
                                + (claim.object() instanceof Value.Ref ref ? of(ref.id()) : claim.object());
                    case Evidence evidence ->
                        evidence.at() + " chars " + evidence.span().start() + "-"
                                + evidence.span().end();
                    case Source source -> source.name() + " (reliability " + source.reliability() + ")";
                    case Relation relation -> relation.type().word();
                    case Predicate predicate -> predicate(predicate);
                    case Resolution resolution ->
                        resolution.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + (resolution.note().isEmpty() ? "" : ": " + resolution.note());
                });
    }

    /** Of a thing that is only referred to. */
    String of(String id) {
        String name = names.get(id);
        if (name != null) {
            return name;
        }
        return shortened(
                Kind.of(id) == Kind.MEMORY
                        ? id
                        : id.substring(Kind.of(id).prefix().length()));
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

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
