package dev.aimos.core.acl;

import dev.aimos.core.expr.Token;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Resource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reads the amounts of one budget. */
final class AclBudgets {
    private final AclCursor cursor;
    private final AclValues values;
    private Budget budget = Budget.NONE;

    AclBudgets(AclCursor cursor, AclValues values) {
        this.cursor = cursor;
        this.values = values;
    }

    /** What was read. */
    Budget budget() {
        return budget;
    }

    /** What reads each amount. */
    Map<String, BooleanSupplier> amounts() {
        Map<String, BooleanSupplier> amounts = new LinkedHashMap<>();
        amounts.put("tokens", () -> count("tokens", Resource.TOKENS));
        amounts.put("time", this::time);
        amounts.put("calls", () -> count("calls", Resource.CALLS));
        amounts.put("cost", () -> number("cost", Resource.COST, 6, "a number with at most six decimal places"));
        return amounts;
    }

    private boolean count(String what, Resource resource) {
        return number(what, resource, 0, "a whole number");
    }

    private boolean number(String what, Resource resource, int places, String wanted) {
        Token token = cursor.tokens().peek();
        BigDecimal exact = values.exact(what);
        if (exact == null) {
            return false;
        }
        BigDecimal amount = exact.movePointRight(places);
        if (amount.compareTo(BigDecimal.valueOf(Budget.MOST)) > 0) {
            cursor.error(
                    "amount-too-large",
                    what + " is too large: " + token.text(),
                    token.span(),
                    "leave it out if it is not to be limited");
            return false;
        }
        try {
            budget = budget.with(resource, amount.longValueExact());
            return true;
        } catch (ArithmeticException e) {
            cursor.error("amount-malformed", what + " is " + wanted + ", not " + token.text(), token.span(), null);
            return false;
        }
    }

    private boolean time() {
        Token token = cursor.tokens().peek();
        Duration time = values.duration("time");
        if (time == null) {
            return false;
        }
        if (time.toNanosPart() % 1_000 != 0) {
            cursor.error(
                    "amount-malformed",
                    "time is counted in whole microseconds, not " + token.text(),
                    token.span(),
                    null);
            return false;
        }
        budget = budget.withTime(time);
        return true;
    }
}
