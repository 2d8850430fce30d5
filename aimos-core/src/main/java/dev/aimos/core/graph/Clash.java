package dev.aimos.core.graph;

import dev.aimos.graph.Contradiction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two claims that exclude each other over a stretch of valid time.
 *
 * @param first the one recorded earlier
 * @param second the one recorded later
 * @param reason why
 * @param from start of the stretch, in {@link dev.aimos.core.catalog.Micros}
 * @param to its end
 */
record Clash(Shown first, Shown second, Contradiction.Reason reason, long from, long to) {
    /** What each claim is up against, by its id; in the order of ids. */
    static Map<String, List<Shown>> rivals(List<Clash> clashes) {
        Map<String, List<Shown>> rivals = new HashMap<>();
        for (Clash clash : clashes) {
            rivals.computeIfAbsent(clash.first.id(), id -> new ArrayList<>(1)).add(clash.second);
            rivals.computeIfAbsent(clash.second.id(), id -> new ArrayList<>(1)).add(clash.first);
        }
        rivals.values().forEach(some -> some.sort(Comparator.comparing(Shown::id)));
        return rivals;
    }
}
