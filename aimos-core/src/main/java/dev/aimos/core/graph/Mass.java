package dev.aimos.core.graph;

/**
 * What speaks for a claim and against it, each from 0 to 1.
 *
 * @param support what speaks for it
 * @param against what speaks against it
 */
record Mass(double support, double against) {
    static final Mass NONE = new Mass(0, 0);

    /** Dempster's rule for what speaks for a claim and against it; total conflict leaves both at one half. */
    double belief() {
        return total() ? 0.5 : support * (1 - against) / (1 - support * against);
    }

    double disbelief() {
        return total() ? 0.5 : against * (1 - support) / (1 - support * against);
    }

    double uncertainty() {
        return total() ? 0 : (1 - support) * (1 - against) / (1 - support * against);
    }

    private boolean total() {
        return support * against == 1;
    }
}
