package dev.aimos.core.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claims along a chain; chains with a common beginning share it. Immutable. */
final class Trail {
    private final @Nullable Trail before;
    private final Shown claim;
    private final boolean forward;
    private final int length;

    private Trail(@Nullable Trail before, Shown claim, boolean forward) {
        this.before = before;
        this.claim = claim;
        this.forward = forward;
        this.length = before == null ? 1 : before.length + 1;
    }

    /** Of one claim. */
    static Trail of(Shown claim) {
        return new Trail(null, claim, true);
    }

    /** A trail and one more claim: after it when going forward, before it otherwise. */
    static Trail of(@Nullable Trail before, Shown claim, boolean forward) {
        return new Trail(before, claim, forward);
    }

    /** The claim added last. */
    Shown claim() {
        return claim;
    }

    /** How many claims there are. */
    int length() {
        return length;
    }

    /** Whether it was extended away from its subject. */
    boolean forward() {
        return forward;
    }

    /** The claims, the one added last first. */
    List<Shown> claims() {
        List<Shown> claims = new ArrayList<>(length);
        for (Trail at = this; at != null; at = at.before) {
            claims.add(at.claim);
        }
        return claims;
    }
}
