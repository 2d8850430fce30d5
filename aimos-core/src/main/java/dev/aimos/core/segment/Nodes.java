package dev.aimos.core.segment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tree of a segmentation in arrays, one entry a node, in pre-order. Written once, by {@link SegmentsBuilder}. */
final class Nodes {
    /** The levels as they are kept: how many nodes a node is in. */
    static final int DOCUMENT = 0;

    static final int SECTION = 1;
    static final int PARAGRAPH = 2;
    static final int SENTENCE = 3;

    private static final int UNHEADED = -1;

    private byte[] levels = new byte[16];
    private int[] starts = new int[16];
    private int[] parents = new int[16];
    private int[] ends = new int[16];
    private int[] coreStarts = new int[16];
    private int[] coreEnds = new int[16];
    /** Number in the parent. */
    private int[] numbers = new int[16];

    /** For a section with a heading, the section whose heading it is under, or 0. */
    private final Map<Integer, Integer> outer = new HashMap<>();

    private final Map<Integer, Turn> turns = new HashMap<>();
    /** The nodes of each level, in order. */
    private final int[][] ofLevel = new int[SENTENCE + 1][];

    private final int[] counts = new int[SENTENCE + 1];
    private int size;

    int add(int level, int start, int parent, int number) {
        if (size == starts.length) {
            grow();
        }
        levels[size] = (byte) level;
        starts[size] = start;
        parents[size] = parent;
        numbers[size] = number;
        counts[level]++;
        return size++;
    }

    private void grow() {
        int length = size + (size >> 1);
        levels = Arrays.copyOf(levels, length);
        starts = Arrays.copyOf(starts, length);
        parents = Arrays.copyOf(parents, length);
        ends = Arrays.copyOf(ends, length);
        coreStarts = Arrays.copyOf(coreStarts, length);
        coreEnds = Arrays.copyOf(coreEnds, length);
        numbers = Arrays.copyOf(numbers, length);
    }

    void core(int node, int start, int end) {
        coreStarts[node] = start;
        coreEnds[node] = end;
    }

    void headed(int section, int outerSection) {
        outer.put(section, outerSection);
    }

    void turn(int paragraph, Turn turn) {
        turns.put(paragraph, turn);
    }

    /** Works out, from the sentences up, where each node ends and which cores it holds; and who is on which level. */
    void complete() {
        int[] seen = counts.clone();
        Arrays.setAll(ofLevel, level -> new int[counts[level]]);
        for (int node = size - 1; node >= 0; node--) {
            ofLevel[levels[node]][--seen[levels[node]]] = node;
            ends[node] = Math.max(ends[node], node + 1);
            int parent = parents[node];
            if (parent >= 0) {
                ends[parent] = Math.max(ends[parent], ends[node]);
                if (coreStarts[node] < coreEnds[node]) {
                    coreEnds[parent] = Math.max(coreEnds[parent], coreEnds[node]);
                    coreStarts[parent] = coreStarts[node];
                }
            }
        }
    }

    int size() {
        return size;
    }

    int level(int node) {
        return levels[node];
    }

    int start(int node) {
        return starts[node];
    }

    int parent(int node) {
        return parents[node];
    }

    int number(int node) {
        return numbers[node];
    }

    int subtreeEnd(int node) {
        return ends[node];
    }

    int coreStart(int node) {
        return coreStarts[node];
    }

    int coreEnd(int node) {
        return coreEnds[node];
    }

    boolean headed(int section) {
        return outer.getOrDefault(section, UNHEADED) != UNHEADED;
    }

    /** The section whose heading a section is under; 0 if there is none. */
    int outer(int section) {
        return outer.getOrDefault(section, 0);
    }

    @Nullable
    Turn turn(int paragraph) {
        return turns.get(paragraph);
    }

    int count(int level) {
        return counts[level];
    }

    int ofLevel(int level, int rank) {
        return ofLevel[level][rank];
    }

    /** How many nodes of its level come before a node. */
    int rank(int node) {
        return Arrays.binarySearch(ofLevel[levels[node]], node);
    }

    /** A child by its number; -1 if there is none. */
    int child(int node, int number) {
        int level = levels[node] + 1;
        if (level > SENTENCE || number < 1 || ends[node] == node + 1) {
            return -1;
        }
        long rank = (long) rank(node + 1) + number - 1;
        int child = rank < counts[level] ? ofLevel[level][(int) rank] : -1;
        return child >= 0 && parents[child] == node ? child : -1;
    }
}
