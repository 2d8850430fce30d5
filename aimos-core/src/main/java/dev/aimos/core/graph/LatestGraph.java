package dev.aimos.core.graph;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.Timeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The graph as the writer sees it: everything applied so far, a transaction under way included. Under the writer's lock. */
public final class LatestGraph {
    private final Register register;

    /** The graph that a register holds. */
    public LatestGraph(Register register) {
        this.register = register;
    }

    /**
     * A record, and the stretch of valid time over which it is shown.
     *
     * @param from start of the stretch, in {@link Micros}
     * @param to end of the stretch
     * @param record what is shown
     */
    public record Stretch(long from, long to, ItemRecord record) {}

    /** Whether an id shows anything at any valid time. */
    public boolean shows(String id) throws IOException {
        return register.timeline(id).showsAnything();
    }

    /** What an id shows over a part of valid time, in order; gaps and retractions are left out. */
    public List<Stretch> over(String id, long from, long to) throws IOException {
        List<Stretch> shown = new ArrayList<>();
        for (Timeline.Piece piece : register.timeline(id).over(from, to)) {
            if (piece.entry().present()) {
                Filed filed = register.record(id, piece.entry().seq());
                if (filed == null) {
                    throw new IOException(
                            "the register lacks record " + piece.entry().seq() + "; run rebuild");
                }
                shown.add(new Stretch(piece.from(), piece.to(), ItemBytes.decode(id, filed.payload())));
            }
        }
        return shown;
    }

    /** What is filed under a term and shown over a part of valid time. */
    public List<Stretch> filedUnder(String term, long from, long to) throws IOException {
        List<Stretch> shown = new ArrayList<>();
        for (Filed filed : register.filedUnder(term, from, to)) {
            for (Timeline.Piece piece : register.timeline(filed.key()).over(from, to)) {
                if (piece.entry().seq() == filed.entry().seq()) {
                    shown.add(new Stretch(piece.from(), piece.to(), ItemBytes.decode(filed.key(), filed.payload())));
                }
            }
        }
        return shown;
    }

    /** What is filed under a term and shown at any valid time. */
    public List<Stretch> filedUnder(String term) throws IOException {
        return filedUnder(term, Micros.BEGINNING, Micros.FOREVER);
    }

    /** All records ever filed under a term, shown or not. */
    public List<ItemRecord> everUnder(String term) throws IOException {
        List<ItemRecord> all = new ArrayList<>();
        for (Filed filed : register.filedUnder(term, Micros.BEGINNING, Micros.FOREVER)) {
            all.add(ItemBytes.decode(filed.key(), filed.payload()));
        }
        return all;
    }
}
