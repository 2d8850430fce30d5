package dev.aimos.core.expr;

/**
 * The names that were read so far, so that each is one string however often it is read. A hash table that gives up early: a name
 * that does not find its place soon is not kept, so that no text can make it slow.
 */
final class NameTable {
    private static final int SIZE = 1 << 13;
    private static final int PROBES = 4;

    private final String[] names = new String[SIZE];

    /**
     * The name that stands at a place of a text.
     *
     * @param hash that of the name, as {@link String#hashCode} has it
     */
    String get(String text, int start, int end, int hash) {
        int slot = hash ^ (hash >>> 13);
        for (int probe = 0; probe < PROBES; probe++) {
            int at = (slot + probe) & (SIZE - 1);
            String name = names[at];
            if (name == null) {
                name = text.substring(start, end);
                names[at] = name;
                return name;
            }
            if (name.length() == end - start && name.hashCode() == hash && text.startsWith(name, start)) {
                return name;
            }
        }
        return text.substring(start, end);
    }
}
