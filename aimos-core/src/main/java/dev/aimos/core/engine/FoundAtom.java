package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.segment.SegmentedOutline;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Outline;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import org.jspecify.annotations.Nullable;

/** An atom that a search found, read and segmented when first asked for. Thread-safe: at worst it is read twice. */
final class FoundAtom {
    private final Core core;
    private final long seq;
    private final Basis basis;
    private volatile @Nullable Atom atom;
    private volatile @Nullable Outline outline;

    FoundAtom(Core core, long seq, Basis basis) {
        this.core = core;
        this.seq = seq;
        this.basis = basis;
    }

    Atom atom() {
        core.requireOpen();
        Atom known = atom;
        if (known == null) {
            known = core.atoms
                    .read(seq)
                    .orElseThrow(() -> new AimosException.NotFound(
                            "atom-erased", "the atom has been erased since the search found it"));
            atom = known;
        }
        return known;
    }

    Outline outline() {
        Outline known = outline;
        if (known == null) {
            known = of(atom(), basis);
            outline = known;
        }
        return known;
    }

    /** The text of an atom, segmented. */
    static Outline of(Atom atom, Basis basis) {
        return new SegmentedOutline(atom.key(), basis, Segments.of(atom.text(), atom.mediaType(), Integer.MAX_VALUE));
    }
}
