package dev.aimos.core.graph;

import dev.aimos.core.catalog.Filing;
import dev.aimos.graph.Item;
import org.jspecify.annotations.Nullable;

/**
 * What one record of the journal says about one id of the graph.
 *
 * @param id the id it speaks about
 * @param item what it asserts; null for a retraction and for a mark
 * @param mark hash of what an extractor has looked at; null but for a mark, which {@link dev.aimos.graph.Graph#fromIndex} leaves
 * @param by id of the extractor that found it; null if a caller asserted it
 * @param flagged of a claim: that it may contradict another; of a predicate: that claims were made with it before
 * @param validFrom start of its valid interval, in {@link dev.aimos.core.catalog.Micros}; null for its transaction time
 * @param validTo end of its valid interval; null for an open end
 */
public record ItemRecord(
        String id,
        @Nullable Item item,
        @Nullable String mark,
        @Nullable String by,
        boolean flagged,
        @Nullable Long validFrom,
        @Nullable Long validTo) {
    /** The record that takes back what an id says. */
    public static ItemRecord retraction(String id, @Nullable Long validFrom, @Nullable Long validTo) {
        return new ItemRecord(id, null, null, null, false, validFrom, validTo);
    }

    /** Whether it takes something back. */
    public boolean retracts() {
        return item == null && mark == null;
    }

    /** What the register keeps of it; null for a retraction. */
    public @Nullable Filing filing() {
        return retracts() ? null : Filings.of(this);
    }

    /** This record, flagged or not. */
    public ItemRecord flagged(boolean value) {
        return new ItemRecord(id, item, mark, by, value, validFrom, validTo);
    }
}
