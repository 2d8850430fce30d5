package dev.aimos.core.acl;

import dev.aimos.plan.Resource;
import java.time.Duration;

/** Amounts of resources as messages show them. */
final class AmountText {
    private static final long MICROS = 1_000_000;

    private AmountText() {}

    /** An amount with what it is of: {@code 2k tokens}, {@code 5s of time}, {@code 3 calls}, {@code a cost of 0.5}. */
    static String of(Resource resource, long amount) {
        String number = Written.amount(resource, amount);
        return switch (resource) {
            case TOKENS -> number + (amount == 1 ? " token" : " tokens");
            case TIME -> number + " of time";
            case CALLS -> number + (amount == 1 ? " call" : " calls");
            case COST -> "a cost of " + number;
        };
    }

    /** An amount with what it is of, or only what it is of. */
    static String of(Resource resource, long amount, boolean counted) {
        return counted
                ? of(resource, amount)
                : switch (resource) {
                    case TOKENS -> "the tokens";
                    case TIME -> "the time";
                    case CALLS -> "the calls";
                    case COST -> "the cost";
                };
    }

    /** A time as ACL writes it. */
    static String time(long micros) {
        return Written.amount(Resource.TIME, micros);
    }

    /** A time in microseconds; one that is too long for that is the longest there is, one below zero is none. */
    static long micros(Duration time) {
        if (time.isNegative()) {
            return 0;
        }
        return time.getSeconds() >= Long.MAX_VALUE / MICROS
                ? Long.MAX_VALUE
                : time.getSeconds() * MICROS + time.getNano() / 1_000;
    }
}
