package dev.aimos.plan;

import dev.aimos.AimosException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Amounts of some resources: a limit, a reservation or what was used. A resource that is not named is not limited, not
 * reserved, not used. Immutable.
 *
 * @param amounts each from 0 on, in the resource's unit
 */
public record Budget(Map<Resource, Long> amounts) {
    /** The largest amount: the largest whole number that JSON holds for certain. */
    public static final long MOST = 1L << 53;

    /** Nothing named. */
    public static final Budget NONE = new Budget(Map.of());

    public Budget {
        EnumMap<Resource, Long> copy = new EnumMap<>(Resource.class);
        copy.putAll(amounts);
        copy.forEach((resource, amount) -> {
            if (amount < 0 || amount > MOST) {
                throw new AimosException.InvalidRequest(
                        "budget-out-of-range",
                        "a budget of " + resource + " is from 0 to " + MOST + ", but is " + amount);
            }
        });
        amounts = Collections.unmodifiableMap(copy);
    }

    /** An amount of tokens. */
    public static Budget tokens(long amount) {
        return NONE.with(Resource.TOKENS, amount);
    }

    /** This with an amount of a resource, in its unit, in place of what it names. */
    public Budget with(Resource resource, long amount) {
        EnumMap<Resource, Long> copy = new EnumMap<>(Resource.class);
        copy.putAll(amounts);
        copy.put(resource, amount);
        return new Budget(copy);
    }

    /** This with an amount of time. */
    public Budget withTime(Duration time) {
        return with(
                Resource.TIME,
                Math.addExact(Math.multiplyExact(time.getSeconds(), 1_000_000L), time.getNano() / 1_000));
    }

    /**
     * This with an amount of money.
     *
     * @throws AimosException.InvalidRequest if it has more than six decimal places
     */
    public Budget withCost(BigDecimal cost) {
        try {
            return with(Resource.COST, cost.movePointRight(6).longValueExact());
        } catch (ArithmeticException e) {
            throw new AimosException.InvalidRequest(
                    "budget-cost", "a cost has at most six decimal places and is less than nine trillion: " + cost, e);
        }
    }

    /** The amount of a resource, if it is named. */
    public OptionalLong get(Resource resource) {
        Long amount = amounts.get(resource);
        return amount == null ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    /** The amount of a resource; 0 if it is not named. */
    public long amount(Resource resource) {
        return amounts.getOrDefault(resource, 0L);
    }

    /** Both together. A sum beyond {@link #MOST} stays there. */
    public Budget plus(Budget other) {
        if (other.amounts.isEmpty()) {
            return this;
        }
        EnumMap<Resource, Long> sum = new EnumMap<>(Resource.class);
        sum.putAll(amounts);
        other.amounts.forEach((resource, amount) -> sum.merge(resource, amount, Budget::add));
        return new Budget(sum);
    }

    private static long add(long a, long b) {
        return Math.min(MOST, a + b);
    }

    /** Whether nothing is named. */
    public boolean isEmpty() {
        return amounts.isEmpty();
    }
}
