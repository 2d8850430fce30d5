package dev.aimos.core.run;

import dev.aimos.witness.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one attempt used of the store. Thread-safe. */
final class Watch {
    /** So many pieces of the memory are named by a step's witness; of more, their number. */
    static final int NAMED = 1_000;

    private final Set<Use> used = new LinkedHashSet<>();
    private long beyond;
    private boolean touched;

    /** The attempt did something that is worth a witness. */
    synchronized void touch() {
        touched = true;
    }

    /** The attempt was shown some pieces of the memory. */
    synchronized void use(Collection<Use> more) {
        for (Use one : more) {
            if (used.size() < NAMED) {
                used.add(one);
            } else if (!used.contains(one)) {
                beyond++;
            }
        }
    }

    synchronized boolean touched() {
        return touched;
    }

    synchronized List<Use> used() {
        return new ArrayList<>(used);
    }

    /** How many more there were than are named; one that was met again is counted again. */
    synchronized long beyond() {
        return beyond;
    }
}
