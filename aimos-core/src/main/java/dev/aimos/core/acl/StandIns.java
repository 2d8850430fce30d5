package dev.aimos.core.acl;

import java.util.Arrays;
import java.util.BitSet;

/** Which steps run in place of others that failed, and which undo others. Immutable once it is read. */
final class StandIns {
    private static final int NONE = -1;

    private final int[] fallbacks;
    private final int[] compensations;
    private final int[] owners;
    private final BitSet dormant = new BitSet();
    private final BitSet shared = new BitSet();

    StandIns(int steps) {
        fallbacks = filled(steps);
        compensations = filled(steps);
        owners = filled(steps);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    void fallback(int step, int standIn) {
        fallbacks[step] = standIn;
        named(step, standIn);
    }

    void compensation(int step, int standIn) {
        compensations[step] = standIn;
        named(step, standIn);
    }

    private void named(int step, int standIn) {
        dormant.set(standIn);
        if (owners[standIn] == NONE) {
            owners[standIn] = step;
        } else if (owners[standIn] != step) {
            shared.set(standIn);
        }
    }

    int fallback(int step) {
        return fallbacks[step];
    }

    int compensation(int step) {
        return compensations[step];
    }

    int owner(int step) {
        return owners[step];
    }

    /** Whether a step stands for more than one. */
    boolean shared(int step) {
        return shared.get(step);
    }

    BitSet dormant() {
        return dormant;
    }
}
