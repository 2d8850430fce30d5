package dev.aimos.core.graph;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Relation;
import dev.aimos.memory.Recorded;

/**
 * An item as a record of the register says it.
 *
 * @param id its id: at hand here, where {@link Item#id} hashes
 * @param item the item
 * @param filed the record
 */
record Shown(String id, Item item, Filed filed) {
    /** Number of its record in the journal. */
    long seq() {
        return filed.entry().seq();
    }

    Claim claim() {
        return (Claim) item;
    }

    Relation relation() {
        return (Relation) item;
    }

    Held<? extends Item> held() {
        return held(item);
    }

    /** This, as callers see it; the item is handed in for the sake of its type. */
    <T extends Item> Held<T> held(T same) {
        return new Held<>(
                same,
                Micros.interval(filed.entry().from(), filed.entry().to()),
                new Recorded(filed.entry().tx(), filed.entry().seq(), Micros.toInstant(filed.at())));
    }
}
