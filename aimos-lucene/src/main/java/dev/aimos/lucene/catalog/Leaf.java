package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Cut;
import dev.aimos.core.catalog.Moment;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** One segment in a view: what Lucene holds, and the pending cuts of its documents. Thread-safe. */
final class Leaf {
    private final SegmentReader reader;
    private final SegmentCore core;
    private final WrittenState written;
    private final LeafCuts cuts;
    private final @Nullable Bits current;
    private volatile @Nullable PresentBits shown;

    private Leaf(SegmentReader reader, SegmentCore core, WrittenState written, LeafCuts cuts) {
        this.reader = reader;
        this.core = core;
        this.written = written;
        this.cuts = cuts;
        this.current = current(reader, written, cuts);
    }

    /** A segment as a reader shows it, with those of the pending cuts that concern it. */
    static Leaf of(SegmentReader reader, SegmentCore core, List<Cut> pending) throws IOException {
        return new Leaf(reader, core, WrittenState.of(reader), LeafCuts.NONE.with(pending, reader, core));
    }

    /** This leaf with more pending cuts. */
    Leaf with(List<Cut> more) throws IOException {
        LeafCuts all = cuts.with(more, reader, core);
        return all == cuts ? this : new Leaf(reader, core, written, all);
    }

    private static @Nullable Bits current(SegmentReader reader, WrittenState written, LeafCuts cuts) {
        Bits current = written.current();
        if (cuts.size() == 0) {
            return current;
        }
        FixedBitSet bits = copy(current, reader.maxDoc());
        cuts.clearGone(bits);
        return bits.asReadOnlyBits();
    }

    private static FixedBitSet copy(@Nullable Bits live, int size) {
        if (live != null) {
            return FixedBitSet.copyOf(live);
        }
        FixedBitSet bits = new FixedBitSet(size);
        bits.set(0, size);
        return bits;
    }

    SegmentReader reader() {
        return reader;
    }

    SegmentCore core() {
        return core;
    }

    LeafCuts cuts() {
        return cuts;
    }

    int documentsUpTo(long tx) throws IOException {
        return core.documentsUpTo(reader, tx);
    }

    long recordedAt(int document) throws IOException {
        return core.recordedAt(reader, document);
    }

    /** Documents that readings of the present may meet; null for all. */
    @Nullable
    Bits current() {
        return current;
    }

    /** How many those are, pending cuts apart. */
    int currentCount() {
        return written.currentCount();
    }

    /** Whether few enough documents need a look at the clock for {@link #shownAt} to be cheap. */
    boolean mostlyTimeless() {
        return written.fewConditional();
    }

    /**
     * Documents shown at a moment of the present; null for all. Remembered until valid time passes the next instant at
     * which one of them begins or ends to be shown.
     */
    @Nullable
    Bits shownAt(Moment present) throws IOException {
        int[] conditional = written.conditional();
        if (conditional.length == 0 && !cuts.anyCurrent()) {
            return current;
        }
        PresentBits known = shown;
        if (known == null || !known.holdAt(present.validAt())) {
            known = PresentBits.of(this, present, conditional);
            shown = known;
        }
        return known.bits();
    }

    /**
     * Documents shown at a moment; null for all. Those of the past are remembered for the last few moments asked about.
     *
     * @param present whether the moment is no earlier than the view
     */
    @Nullable
    Bits visibleAt(Moment moment, boolean present) throws IOException {
        if (present) {
            return shownAt(moment);
        }
        Bits past = core.shownAt(moment, this::compute);
        Bits live = reader.getLiveDocs();
        if (live == null) {
            return past;
        }
        FixedBitSet left = FixedBitSet.copyOf(past);
        live.applyMask(left, 0);
        return left.asReadOnlyBits();
    }

    private Bits compute(Moment moment) throws IOException {
        LeafCheck check = new LeafCheck(this, moment);
        FixedBitSet bits = new FixedBitSet(reader.maxDoc());
        for (int document = 0; document < check.end(); document++) {
            if (check.shows(document)) {
                bits.set(document);
            }
        }
        return bits.asReadOnlyBits();
    }

    /** A copy of {@link #current()}. */
    FixedBitSet copyOfCurrent() {
        return copy(current, reader.maxDoc());
    }
}
