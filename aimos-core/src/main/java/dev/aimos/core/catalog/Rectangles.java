package dev.aimos.core.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts the history of a key into rectangles on both axes, none overlapping another. */
public final class Rectangles {
    /** Still shown. */
    public static final long OPEN = Long.MAX_VALUE;

    /** What one entry showed: valid time [from, to), from transaction {@code since} up to {@code until}. */
    public record Rectangle(Entry entry, long from, long to, long since, long until) {}

    private final TreeMap<Long, Rectangle> open = new TreeMap<>();
    private final List<Rectangle> closed = new ArrayList<>();

    private Rectangles() {}

    /** The rectangles of atoms, in order of {@code since}, then of {@code from}. */
    public static List<Rectangle> of(List<Entry> entries) {
        Rectangles rectangles = new Rectangles();
        entries.forEach(rectangles::add);
        List<Rectangle> all = new ArrayList<>(rectangles.closed);
        all.addAll(rectangles.open.values());
        all.removeIf(rectangle -> !rectangle.entry.present());
        all.sort(Comparator.comparingLong(Rectangle::since).thenComparingLong(Rectangle::from));
        return all;
    }

    private void add(Entry entry) {
        List<Rectangle> hidden = new ArrayList<>();
        Map.Entry<Long, Rectangle> before = open.lowerEntry(entry.from());
        if (before != null && before.getValue().to > entry.from()) {
            hidden.add(before.getValue());
        }
        hidden.addAll(open.subMap(entry.from(), true, entry.to(), false).values());
        for (Rectangle old : hidden) {
            open.remove(old.from);
            keep(old, old.from, Math.min(old.to, entry.from()));
            keep(old, Math.max(old.from, entry.to()), old.to);
            if (old.since < entry.tx()) {
                closed.add(new Rectangle(
                        old.entry,
                        Math.max(old.from, entry.from()),
                        Math.min(old.to, entry.to()),
                        old.since,
                        entry.tx()));
            }
        }
        open.put(entry.from(), new Rectangle(entry, entry.from(), entry.to(), entry.tx(), OPEN));
    }

    private void keep(Rectangle old, long from, long to) {
        if (from < to) {
            open.put(from, new Rectangle(old.entry, from, to, old.since, OPEN));
        }
    }
}
