package dev.aimos.examples.wire;

import dev.aimos.Json;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Kind;
import dev.aimos.graph.RelationType;
import java.util.Arrays;
import java.util.Locale;

/** Things in the graph, as people name them. */
public final class SegIds {
    private SegIds() {}

    /** An id or an address as it is; anything else is the name of an entity. */
    public static String parse(String text) {
        return named(text) ? Entity.idOf(text) : text;
    }

    /** Whether a text is a name rather than an id. */
    public static boolean named(String text) {
        return Arrays.stream(Kind.values()).noneMatch(kind -> text.startsWith(kind.prefix()));
    }

    /** A claim's id. */
    public static String claim(String text) {
        if (!text.startsWith(Kind.CLAIM.prefix())) {
            throw Failure.usage("bad-claim", "'" + text + "' is no claim; write its id, claim: and 32 digits");
        }
        return text;
    }

    /** An entity: its id if that is what a text is, or else the entity of that name. */
    public static Entity entity(String text) {
        if (named(text)) {
            return Entity.of(text);
        }
        String id = text;
        if (!id.startsWith(Kind.ENTITY.prefix())) {
            throw Failure.usage(
                    "bad-entity", "'" + text + "' is no entity; write its name, or entity: and the rest of its id");
        }
        return new Entity(id, id.substring(Kind.ENTITY.prefix().length()), "", Json.Obj.EMPTY);
    }

    /** A type of relation, in any case and with or without hyphens. */
    public static RelationType relation(String text) {
        String meant = plain(text);
        return Arrays.stream(RelationType.values())
                .filter(type -> plain(type.word()).equals(meant))
                .findFirst()
                .orElseThrow(() -> Spelling.unknown(
                        "relation",
                        text,
                        Arrays.stream(RelationType.values())
                                .map(RelationType::word)
                                .toList()));
    }

    public static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("-", "");
    }
}
