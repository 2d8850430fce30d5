package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.index.Address;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** States of the memory, and the records that answers use, as witnesses name them. Thread-safe. */
final class States {
    /** Leaves at hand at the most; a power of two. */
    private static final int LEAVES = 1 << 13;

    private final Core core;
    private final Reading reading;

    /** The root asked for last: of many receipts between two writes it is the same. */
    private volatile @Nullable Known known;

    private final AtomicReferenceArray<Leaf> leaves = new AtomicReferenceArray<>(LEAVES);

    private record Leaf(long seq, Hash hash) {}

    private record Known(long tx, long records, Hash root) {}

    States(Core core) {
        this.core = core;
        this.reading = new Reading(core);
    }

    /** The state at a moment. */
    State at(Basis basis) {
        Known last = known;
        if (last == null || last.tx != basis.tx()) {
            long records = basis.tx() == 0 ? 0 : core.journal.sizeAt(basis.tx());
            last = new Known(basis.tx(), records, core.journal.root(records));
            known = last;
        }
        return new State(basis, last.records, last.root);
    }

    /** Whether this journal went through a state. */
    boolean knows(State state) {
        if (state.basis().tx() > core.published().tx()) {
            return false;
        }
        State own = at(state.basis());
        return own.records() == state.records()
                && own.root().equals(state.root())
                && resolved(state.basis()).equals(Optional.of(state.basis()));
    }

    /** A basis as a reading at it says it; empty if there can be none. */
    private Optional<Basis> resolved(Basis basis) {
        try {
            return Optional.of(core.resolve(AsOf.basis(basis)));
        } catch (AimosException.InvalidRequest e) {
            return Optional.empty();
        }
    }

    /** Hash of the leaf of a record: one that was asked for of late is at hand, as a leaf never changes. */
    Hash leaf(long seq) {
        int slot = (int) (seq & (LEAVES - 1));
        Leaf known = leaves.get(slot);
        if (known == null || known.seq != seq) {
            known = new Leaf(seq, core.journal.leaf(seq));
            leaves.set(slot, known);
        }
        return known.hash;
    }

    /** What a node is at a moment. */
    Use use(Address address, Basis basis) {
        Atom atom = reading.get(address.key(), AsOf.basis(basis))
                .orElseThrow(() -> new AimosException.NotFound(
                        "atom-missing", "the key of " + address + " shows nothing at that moment"));
        return new Use(address, atom.recorded().seq(), leaf(atom.recorded().seq()));
    }
}
