package dev.aimos.graph;

import dev.aimos.AimosException;
import dev.aimos.Json;
import java.util.Objects;

/**
 * How one thing stands to another. Its id is made of its ends and its type.
 *
 * @param from id of an item, or an address of the memory
 * @param type how {@code from} stands to {@code to}
 * @param to id of an item, or an address of the memory
 * @param confidence how sure that is, from 0 to 1
 * @param properties whatever else is to be kept with it
 */
public record Relation(String from, RelationType type, String to, double confidence, Json.Obj properties)
        implements Item {
    public Relation {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(properties, "properties");
        Ids.require(from);
        Ids.require(to);
        confidence = Ids.share("confidence", confidence);
        if (!type.connects(Kind.of(from), Kind.of(to))) {
            throw new AimosException.InvalidRequest(
                    "relation-ends",
                    "a relation is " + type.ends() + "; got " + Ids.shown(from) + " " + type + " " + Ids.shown(to));
        }
        if (from.equals(to)) {
            throw new AimosException.InvalidRequest(
                    "relation-to-itself", Ids.shown(from) + " cannot stand in a relation to itself");
        }
    }

    /** A relation that is sure. */
    public static Relation of(String from, RelationType type, String to) {
        return new Relation(from, type, to, 1, Json.Obj.EMPTY);
    }

    /** A relation between items that is sure. */
    public static Relation of(Item from, RelationType type, Item to) {
        return of(from.id(), type, to.id());
    }

    /** This relation with another confidence. */
    public Relation confidence(double value) {
        return new Relation(from, type, to, value, properties);
    }

    @Override
    public String id() {
        return Ids.hashed(Kind.RELATION, from, type.word(), to);
    }

    @Override
    public Kind kind() {
        return Kind.RELATION;
    }
}
