package dev.aimos.core.acl;

/** Sums and products of amounts from 0 on that stay at {@link Long#MAX_VALUE} when they would go beyond it. */
final class Amounts {
    private Amounts() {}

    static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    static long product(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }
}
