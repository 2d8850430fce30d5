package dev.aimos.core.acl;

/**
 * A set of numbers below a bound that gives its lowest: a tree of words of 64 bits, each bit of which says whether the word below
 * it is empty. Adding and taking cost as many steps as the tree is high, three for a quarter of a million. Not thread-safe.
 */
final class LowestFirst {
    private static final int BITS = 6;

    private final long[][] levels;
    private int size;

    /** An empty set of numbers from 0 to below a bound. */
    LowestFirst(int bound) {
        int height = 1;
        for (int words = words(bound); words > 1; words = words(words)) {
            height++;
        }
        levels = new long[height][];
        int words = bound;
        for (int level = 0; level < height; level++) {
            words = words(words);
            levels[level] = new long[words];
        }
    }

    private static int words(int bits) {
        return Math.max(1, (bits + 63) >>> BITS);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds a number that is not in the set. */
    void add(int number) {
        int at = number;
        for (long[] level : levels) {
            level[at >>> BITS] |= 1L << at;
            at >>>= BITS;
        }
        size++;
    }

    /** Takes the lowest number out of a set that is not empty. */
    int take() {
        int at = 0;
        for (int level = levels.length - 1; level >= 0; level--) {
            at = (at << BITS) + Long.numberOfTrailingZeros(levels[level][at]);
        }
        int word = at;
        for (long[] level : levels) {
            level[word >>> BITS] &= ~(1L << word);
            word >>>= BITS;
            if (level[word] != 0) {
                break;
            }
        }
        size--;
        return at;
    }
}
