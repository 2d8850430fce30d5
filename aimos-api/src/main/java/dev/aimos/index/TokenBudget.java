package dev.aimos.index;

import dev.aimos.AimosException;

/**
 * How many tokens a context may have, citations and separators included.
 *
 * @param tokens at least 1
 */
public record TokenBudget(int tokens) {
    public TokenBudget {
        if (tokens < 1) {
            throw new AimosException.InvalidRequest(
                    "budget-out-of-range", "a budget is at least 1 token, not " + tokens);
        }
    }

    /** A budget. */
    public static TokenBudget of(int tokens) {
        return new TokenBudget(tokens);
    }
}
