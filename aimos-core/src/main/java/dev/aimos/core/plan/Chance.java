package dev.aimos.core.plan;

/** A number that looks random and is the same whenever it is asked for again. */
final class Chance {
    private Chance() {}

    /** From 0 to 1, of a run, a step and a count: FNV-1a, its bits mixed as SplitMix64 does (Steele, Lea, Flood 2014). */
    static double of(String run, String step, int count) {
        long hash = 0xcbf29ce484222325L;
        hash = fold(hash, run);
        hash = fold(hash, step);
        hash = (hash ^ count) * 0x100000001b3L;
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return (double) (hash >>> 11) * 0x1.0p-53;
    }

    private static long fold(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
