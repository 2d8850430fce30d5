package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that are left for one expression when facts about it hold. */
final class Domain {
    private double low = Double.NEGATIVE_INFINITY;
    private boolean lowOpen;
    private @Nullable Fact lowFact;
    private double high = Double.POSITIVE_INFINITY;
    private boolean highOpen;
    private @Nullable Fact highFact;
    private @Nullable List<Json> allowed;
    private @Nullable Fact allowedFact;
    private final List<Fact> excluding = new ArrayList<>();
    private final boolean natural;

    Domain(boolean natural) {
        this.natural = natural;
        if (natural) {
            low = 0;
        }
    }

    /** Leaves what a fact leaves; says why nothing is left if so. */
    Optional<String> add(Fact fact) {
        switch (fact.operator()) {
            case EQUAL -> {
                return allow(List.of(fact.constant()), fact);
            }
            case IN -> {
                return allow(((Json.Arr) fact.constant()).items(), fact);
            }
            case UNEQUAL, NOT_IN -> excluding.add(fact);
            default -> {
                if (fact.constant() instanceof Json.Num bound) {
                    bound(fact, bound.value());
                }
            }
        }
        return empty(fact);
    }

    private Optional<String> allow(List<Json> values, Fact fact) {
        List<Json> before = allowed;
        Fact fromBefore = allowedFact;
        List<Json> left = new ArrayList<>(values);
        if (before != null) {
            left.removeIf(value -> !before.contains(value));
        }
        allowed = left;
        allowedFact = fact;
        return left.isEmpty() ? conflict(fromBefore, fact) : empty(fact);
    }

    private void bound(Fact fact, double value) {
        boolean open = fact.operator() == Operator.MORE || fact.operator() == Operator.LESS;
        if (fact.operator() == Operator.MORE || fact.operator() == Operator.AT_LEAST) {
            double bound = natural ? (open ? Math.floor(value) + 1 : Math.ceil(value)) : value;
            if (bound > low || (bound == low && open && !natural)) {
                low = bound;
                lowOpen = open && !natural;
                lowFact = fact;
            }
        } else {
            double bound = natural ? (open ? Math.ceil(value) - 1 : Math.floor(value)) : value;
            if (bound < high || (bound == high && open && !natural)) {
                high = bound;
                highOpen = open && !natural;
                highFact = fact;
            }
        }
    }

    private Optional<String> empty(Fact latest) {
        if (low > high || (low == high && (lowOpen || highOpen))) {
            return conflict(lowFact, highFact);
        }
        if (allowed == null) {
            return low == high
                    ? excluded(Json.of(low)).flatMap(fact -> conflict(lowFact, highFact, fact))
                    : Optional.empty();
        }
        for (Json value : allowed) {
            if (fits(value) && excluded(value).isEmpty()) {
                return Optional.empty();
            }
        }
        return conflict(allowedFact, latest.equals(allowedFact) ? other() : latest);
    }

    /** A fact that speaks against a value that is the only one allowed. */
    private @Nullable Fact other() {
        if (allowed != null) {
            for (Json value : allowed) {
                Optional<Fact> against = excluded(value);
                if (against.isPresent()) {
                    return against.get();
                }
            }
        }
        return lowFact != null ? lowFact : highFact;
    }

    /** Whether a value is within the bounds; if there are any, only a number is. */
    private boolean fits(Json value) {
        if (low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY) {
            return true;
        }
        return value instanceof Json.Num number
                && (lowOpen ? number.value() > low : number.value() >= low)
                && (highOpen ? number.value() < high : number.value() <= high)
                && !(natural && number.value() != Math.rint(number.value()));
    }

    private Optional<Fact> excluded(Json value) {
        return excluding.stream()
                .filter(fact -> fact.operator() == Operator.UNEQUAL
                        ? fact.constant().equals(value)
                        : ((Json.Arr) fact.constant()).items().contains(value))
                .findFirst();
    }

    private static Optional<String> conflict(@Nullable Fact... facts) {
        List<String> shown = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact != null && !shown.contains(fact.shown())) {
                shown.add(fact.shown());
            }
        }
        return Optional.of(String.join(" and ", shown) + (shown.size() > 1 ? " cannot hold at once" : " cannot hold"));
    }
}
