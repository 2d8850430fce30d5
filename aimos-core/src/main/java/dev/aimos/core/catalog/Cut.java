package dev.aimos.core.catalog;

import java.util.List;

/**
 * What is left of an earlier entry after a change.
 *
 * @param seq the earlier record
 * @param overlays everything that has been taken over from it so far, oldest first
 * @param current whether any of it is still shown at or after the moment of the change; if not, no reading of the
 *     present will ever meet it again
 */
public record Cut(long seq, List<Overlay> overlays, boolean current) {
    public Cut {
        overlays = List.copyOf(overlays);
    }
}
