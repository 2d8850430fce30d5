package dev.aimos.core.graph;

/** The ids of marks: what an extractor has looked at. No item has an id like it. */
public final class Marks {
    private static final String PREFIX = "mark:";
    private static final char SEPARATOR = '\n';

    private Marks() {}

    /** The id under which an extractor marks an atom. */
    public static String id(String extractor, String key) {
        return PREFIX + extractor + SEPARATOR + key;
    }

    /** Whether an id is a mark's. */
    public static boolean is(String id) {
        return id.startsWith(PREFIX);
    }

    /** Key of the atom that a mark is about. */
    public static String key(String id) {
        return id.substring(id.indexOf(SEPARATOR) + 1);
    }
}
