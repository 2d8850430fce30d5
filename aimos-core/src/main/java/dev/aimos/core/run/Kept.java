package dev.aimos.core.run;

import dev.aimos.graph.Assertion;
import dev.aimos.memory.AtomDraft;
import dev.aimos.witness.Witness;

/** What an attempt wants written with its completion. What can be refused without the writer's lock is refused at once. Thread-safe. */
public interface Kept extends AutoCloseable {
    /** An atom. */
    void put(AtomDraft draft);

    /** That a key shows nothing from now on. */
    void retract(String key);

    /** An item of the graph. */
    void assertItem(Assertion assertion);

    /** A witness of the handler's, whose parents must be there. */
    void witness(Witness witness);

    /** The witness of the step itself. */
    void stepWitness(Witness witness);

    /** Whether there is nothing to write. */
    boolean isEmpty();

    /** Gives back what it holds. */
    @Override
    void close();
}
