package dev.aimos.apoe;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Kind;

/** Things in the graph, as plans name them: by an id, by an address, or, if it is an entity, by its name. */
final class Named {
    private Named() {}

    /** An id or an address as it is; anything else is the name of an entity. */
    static String id(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix())) {
                return text;
            }
        }
        return Entity.idOf(text);
    }

    /** The entity of an id or of a name. */
    static Entity entity(String text) {
        String id = id(text);
        if (!id.equals(text)) {
            return Entity.of(text);
        }
        if (Kind.of(id) != Kind.ENTITY) {
            throw new AimosException.InvalidRequest(
                    "id-other-kind", "an entity is named by its name or its id, entity:…; got " + Shown.of(text));
        }
        return new Entity(id, id.substring(Kind.ENTITY.prefix().length()), "", Json.Obj.EMPTY);
    }
}
