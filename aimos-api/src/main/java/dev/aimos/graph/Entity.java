package dev.aimos.graph;

import dev.aimos.Json;
import java.util.Objects;

/**
 * A thing that claims are about: a person, a place, a system.
 *
 * @param id its id, {@code entity:…}
 * @param name what people call it
 * @param type what sort of thing it is, such as {@code person}; empty if that is not said
 * @param properties whatever else is to be kept with it; claims say better what may change or be doubted
 */
public record Entity(String id, String name, String type, Json.Obj properties) implements Item {
    public Entity {
        Ids.require(Kind.ENTITY, id);
        Ids.text("name", name);
        if (!type.isEmpty()) {
            Ids.text("type", type);
        }
        Objects.requireNonNull(properties, "properties");
    }

    /** An entity whose id is made of its name: {@code Eiffel Tower} is {@code entity:eiffel-tower}. */
    public static Entity of(String name) {
        return of(name, "");
    }

    /** An entity with a type, whose id is made of its name alone. */
    public static Entity of(String name, String type) {
        return new Entity(idOf(name), name, type, Json.Obj.EMPTY);
    }

    /** The id that {@link #of(String)} makes of a name. */
    public static String idOf(String name) {
        return Ids.named(Kind.ENTITY, name);
    }

    /** This entity with other properties. */
    public Entity with(Json.Obj value) {
        return new Entity(id, name, type, value);
    }

    @Override
    public Kind kind() {
        return Kind.ENTITY;
    }
}
