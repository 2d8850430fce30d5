package dev.aimos.examples.wire;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Budgets and lengths of time, for people and as JSON. */
public final class Amounts {
    private static final double MILLION = 1e6;

    private Amounts() {}

    /** Such as {@code 2,000 tokens, 5 s}; {@code nothing} if nothing is named. */
    public static String shown(Budget budget) {
        List<String> parts = new ArrayList<>();
        budget.amounts().forEach((resource, amount) -> parts.add(shown(resource, amount)));
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    /** The same, empty if nothing is named or all amounts are 0. */
    public static String used(Budget budget) {
        List<String> parts = new ArrayList<>();
        budget.amounts().forEach((resource, amount) -> {
            if (amount > 0) {
                parts.add(shown(resource, amount));
            }
        });
        return String.join(", ", parts);
    }

    private static String shown(Resource resource, long amount) {
        return switch (resource) {
            case TOKENS -> Describe.count(amount, "token");
            case TIME -> shown(Duration.ofSeconds(amount / 1_000_000, amount % 1_000_000 * 1_000));
            case CALLS -> Describe.count(amount, "call");
            case COST -> "cost " + trimmed("%.6f", amount / MILLION);
        };
    }

    public static String shown(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return plain(time.toNanos() / MILLION) + " ms";
        }
        double seconds = time.getSeconds() + time.getNano() / 1e9;
        if (seconds < 120) {
            return plain(seconds) + " s";
        }
        if (seconds < 7_200) {
            return plain(seconds / 60) + " min";
        }
        return seconds < 172_800 ? plain(seconds / 3_600) + " h" : plain(seconds / 86_400) + " days";
    }

    /** Three digits, without zeros after the point. */
    private static String plain(double value) {
        return trimmed(value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String trimmed(String format, double value) {
        String text = String.format(Locale.ROOT, format, value);
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** Time in seconds, and cost in the unit it is counted in. */
    public static Map<String, Number> shape(Budget budget) {
        Map<String, Number> shape = new LinkedHashMap<>();
        budget.amounts().forEach((resource, amount) -> {
            switch (resource) {
                case TOKENS -> shape.put("tokens", amount);
                case TIME -> shape.put("seconds", amount / MILLION);
                case CALLS -> shape.put("calls", amount);
                case COST -> shape.put("cost", amount / MILLION);
            }
        });
        return shape;
    }

    public static @Nullable Double seconds(Optional<Duration> time) {
        return time.map(given -> given.getSeconds() + given.getNano() / 1e9).orElse(null);
    }
}
