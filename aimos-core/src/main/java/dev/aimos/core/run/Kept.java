package dev.aimos.core.run;

import dev.aimos.graph.Assertion;
import dev.aimos.memory.AtomDraft;

/** What an attempt wants written with its completion. What can be refused without the writer's lock is refused at once. Thread-safe. */
public interface Kept extends AutoCloseable {
    /** An atom. */
    void put(AtomDraft draft);

    /** That a key shows nothing from now on. */
    void retract(String key);

    /** An item of the graph. */
    void assertItem(Assertion assertion);

    /** Whether there is nothing to write. */
    boolean isEmpty();

    /** Gives back what it holds. */
    @Override
    void close();
}
