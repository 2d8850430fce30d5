package dev.aimos.core.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one key shows over valid time, after all records so far. Painting an entry over its interval hides what was there;
 * the last painted wins. Thread-safe: the writer paints while readers look.
 *
 * <p>Cost: painting is O(log n + pieces hidden), for n pieces.
 */
public final class Timeline {
    /** A stretch of valid time shown by one entry. */
    public record Piece(long from, long to, Entry entry) {}

    /** An entry with what was taken over from it. */
    private static final class Owner {
        final Entry entry;
        final List<Overlay> overlays = new ArrayList<>(1);
        int stretches;

        Owner(Entry entry) {
            this.entry = entry;
        }
    }

    private record Stretch(long from, long to, Owner owner) {}

    private final TreeMap<Long, Stretch> stretches = new TreeMap<>();
    private int present;

    /**
     * Adds the next record of the key.
     *
     * @param entry the record; later in the journal than all painted before
     * @param now its transaction time, in {@link Micros}
     * @return what is left of the entries it took something over from, in the order of their valid time
     */
    public synchronized List<Cut> paint(Entry entry, long now) {
        Map<Owner, List<Overlay>> hidden = new LinkedHashMap<>();
        for (Stretch stretch : overlappingStretches(entry.from(), entry.to())) {
            stretches.remove(stretch.from);
            count(stretch.owner, -1);
            keep(stretch.from, Math.min(stretch.to, entry.from()), stretch.owner);
            keep(Math.max(stretch.from, entry.to()), stretch.to, stretch.owner);
            Overlay overlay =
                    new Overlay(entry.tx(), Math.max(stretch.from, entry.from()), Math.min(stretch.to, entry.to()));
            hidden.computeIfAbsent(stretch.owner, owner -> new ArrayList<>(1)).add(overlay);
        }
        keep(entry.from(), entry.to(), new Owner(entry));
        List<Cut> cuts = new ArrayList<>(hidden.size());
        hidden.forEach((owner, overlays) -> {
            owner.overlays.addAll(overlays);
            cuts.add(new Cut(owner.entry.seq(), owner.overlays, owner.entry.present() && shownFrom(now, owner)));
        });
        return cuts;
    }

    /** The entry shown at an instant; a retraction counts as an entry. */
    public synchronized @Nullable Entry at(long validAt) {
        Map.Entry<Long, Stretch> floor = stretches.floorEntry(validAt);
        return floor != null && validAt < floor.getValue().to ? floor.getValue().owner.entry : null;
    }

    /** What is shown over a part of valid time, clipped to it, in order; gaps are left out. */
    public synchronized List<Piece> over(long from, long to) {
        List<Piece> pieces = new ArrayList<>();
        for (Stretch stretch : overlappingStretches(from, to)) {
            pieces.add(new Piece(Math.max(from, stretch.from), Math.min(to, stretch.to), stretch.owner.entry));
        }
        return pieces;
    }

    /** Whether any atom is shown at any instant. */
    public synchronized boolean showsAnything() {
        return present > 0;
    }

    private List<Stretch> overlappingStretches(long from, long to) {
        List<Stretch> found = new ArrayList<>();
        Map.Entry<Long, Stretch> first = stretches.lowerEntry(from);
        if (first != null && first.getValue().to > from) {
            found.add(first.getValue());
        }
        found.addAll(stretches.subMap(from, true, to, false).values());
        return found;
    }

    private void keep(long from, long to, Owner owner) {
        if (from < to) {
            stretches.put(from, new Stretch(from, to, owner));
            count(owner, 1);
        }
    }

    private void count(Owner owner, int change) {
        owner.stretches += change;
        if (owner.entry.present()) {
            present += change;
        }
    }

    private boolean shownFrom(long now, Owner owner) {
        if (owner.stretches == 0) {
            return false;
        }
        Map.Entry<Long, Stretch> at = stretches.floorEntry(now);
        Long start = at == null ? Long.valueOf(now) : at.getKey();
        // From the end: what is left of an entry that is overlaid again and again is mostly there.
        for (Stretch stretch : stretches.tailMap(start, true).descendingMap().values()) {
            if (stretch.owner == owner && stretch.to > now) {
                return true;
            }
        }
        return false;
    }
}
