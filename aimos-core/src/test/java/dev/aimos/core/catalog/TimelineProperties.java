package dev.aimos.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

final class TimelineProperties {
    private static final int END = 10;

    /** The last entry that covers an instant decides; overlays say the same from the other side. */
    @Property
    void theLastPaintedEntryShows(@ForAll("entries") List<Entry> entries, @ForAll("instants") int now) {
        Timeline timeline = new Timeline();
        Map<Long, List<Overlay>> overlays = new HashMap<>();
        Map<Long, Boolean> current = new HashMap<>();
        List<Entry> painted = new ArrayList<>();
        for (Entry entry : entries) {
            current.put(entry.seq(), entry.present() && entry.to() > now);
            for (Cut cut : timeline.paint(entry, now)) {
                overlays.put(cut.seq(), cut.overlays());
                current.put(cut.seq(), cut.current());
            }
            painted.add(entry);
            for (long at = 0; at <= END; at++) {
                assertThat(timeline.at(at)).isEqualTo(lastCovering(painted, at));
            }
        }
        for (Entry entry : entries) {
            boolean shown = false;
            for (long at = 0; at <= END; at++) {
                boolean visible = entry.equals(timeline.at(at));
                Moment moment = new Moment(entries.size(), at);
                boolean hidden = overlays.getOrDefault(entry.seq(), List.of()).stream()
                        .anyMatch(overlay -> overlay.hides(moment));
                assertThat(entry.covers(at) && !hidden).isEqualTo(visible);
                shown |= visible && at >= now && entry.present();
            }
            assertThat(current.get(entry.seq())).as("%s is current", entry).isEqualTo(shown);
        }
        assertThat(timeline.showsAnything())
                .isEqualTo(timeline.over(0, END + 1).stream()
                        .anyMatch(piece -> piece.entry().present()));
    }

    private static @Nullable Entry lastCovering(List<Entry> entries, long at) {
        Entry last = null;
        for (Entry entry : entries) {
            last = entry.covers(at) ? entry : last;
        }
        return last;
    }

    @Provide
    Arbitrary<Integer> instants() {
        return Arbitraries.integers().between(0, END);
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<long[]> shapes = Combinators.combine(
                        Arbitraries.longs().between(0, END - 1),
                        Arbitraries.longs().between(1, END),
                        Arbitraries.of(1L, 1L, 0L))
                .as((from, length, present) -> new long[] {from, Math.min(END, from + length), present});
        return shapes.list().ofMaxSize(12).map(list -> {
            List<Entry> entries = new ArrayList<>();
            for (long[] shape : list) {
                long number = entries.size() + 1L;
                entries.add(new Entry(number, number, shape[0], shape[1], shape[2] == 1));
            }
            return entries;
        });
    }
}
