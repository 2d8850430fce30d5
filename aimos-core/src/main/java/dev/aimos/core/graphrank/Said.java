package dev.aimos.core.graphrank;

import dev.aimos.graph.Item;

/**
 * An item of the graph.
 *
 * @param id its id: at hand here, where {@link Item#id} hashes
 * @param item what it says
 */
record Said(String id, Item item) {}
