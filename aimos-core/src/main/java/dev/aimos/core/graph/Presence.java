package dev.aimos.core.graph;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Timeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one item says over all of valid time, as far as is known at the moment. Immutable. */
final class Presence {
    /** A stretch of valid time over which one record shows. */
    record Piece(long from, long to, Shown shown) {}

    private final TreeMap<Long, Piece> pieces = new TreeMap<>();

    private Presence() {}

    /** Of an item. Cost: a lookup, and painting all its records. */
    static Presence of(Lookup look, String id) {
        Timeline timeline = new Timeline();
        Map<Long, Filed> records = new HashMap<>();
        for (Filed filed : look.entries(id)) {
            timeline.paint(filed.entry(), filed.at());
            records.put(filed.entry().seq(), filed);
        }
        Presence presence = new Presence();
        for (Timeline.Piece piece : timeline.over(Micros.BEGINNING, Micros.FOREVER)) {
            Filed filed = records.get(piece.entry().seq());
            Shown shown = filed == null || !filed.present() ? null : Lookup.item(filed);
            if (shown != null) {
                presence.pieces.put(piece.from(), new Piece(piece.from(), piece.to(), shown));
            }
        }
        return presence;
    }

    /** What it says at an instant; null if it is not there. */
    @Nullable
    Shown at(long instant) {
        Map.Entry<Long, Piece> floor = pieces.floorEntry(instant);
        return floor != null && instant < floor.getValue().to ? floor.getValue().shown : null;
    }

    /** What it says first; null if it never says anything. */
    @Nullable
    Shown first() {
        return pieces.isEmpty() ? null : pieces.firstEntry().getValue().shown;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces.values());
    }

    /** Adds the instants from which it says something else than before. */
    void changes(NavigableSet<Long> instants) {
        for (Piece piece : pieces.values()) {
            instants.add(piece.from);
            instants.add(piece.to);
        }
    }
}
