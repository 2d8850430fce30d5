package dev.aimos.core.graph;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers ids of the graph that were found to show something, those asked about lately, until one is taken back or anything
 * is erased. The writer's own, under its lock.
 */
public final class Present {
    private static final int GENERATION = 131_072;

    private Set<String> young = new HashSet<>();
    private Set<String> old = new HashSet<>();
    private long erasures;

    /** Nothing remembered. */
    public Present() {}

    /** Whether an id shows anything at any valid time. */
    boolean shows(String id, LatestGraph graph) throws IOException {
        if (young.contains(id)) {
            return true;
        }
        boolean shows = old.contains(id) || graph.shows(id);
        if (shows) {
            add(id);
        }
        return shows;
    }

    /** Hears that an id has been asserted. */
    public void add(String id) {
        if (young.size() >= GENERATION) {
            old = young;
            young = new HashSet<>();
        }
        young.add(id);
    }

    /** Hears that something of an id has been taken back. */
    public void remove(String id) {
        young.remove(id);
        old.remove(id);
    }

    /**
     * Forgets all if anything has been erased since it was last asked.
     *
     * @param count how many erasures there have been
     * @return whether anything has
     */
    public boolean erased(long count) {
        if (erasures == count) {
            return false;
        }
        erasures = count;
        young.clear();
        old.clear();
        return true;
    }
}
