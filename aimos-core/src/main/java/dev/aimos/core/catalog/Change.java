package dev.aimos.core.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way into the catalog.
 *
 * @param key the key it speaks about
 * @param entry the record
 * @param at its transaction time
 * @param document what it is found by; null for a retraction
 * @param current whether it shows something at or after its transaction time: false for a retraction, and for an atom
 *     whose valid interval had ended when it was recorded
 * @param cuts earlier entries it took something over from
 */
public record Change(
        String key, Entry entry, Instant at, @Nullable Indexed document, boolean current, List<Cut> cuts) {
    public Change {
        cuts = List.copyOf(cuts);
    }
}
