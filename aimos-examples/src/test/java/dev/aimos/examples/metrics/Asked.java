package dev.aimos.examples.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query asks of one metric: the values of its labels.
 *
 * @param metric its name
 * @param conditions on its labels
 */
record Asked(String metric, List<Condition> conditions) {
    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:aimos|jvm|process|system)_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\s*(=~|=)\\s*\"([^\"]*)\"");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");

    /** A condition on a label: what it is, or matches. */
    record Condition(String label, boolean pattern, String value) {
        boolean met(String actual) {
            return pattern ? actual.matches(value.replaceAll("\\$\\w+", ".*")) : actual.equals(value);
        }
    }

    static List<Asked> of(String expression) {
        List<Asked> all = new ArrayList<>();
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            List<Condition> conditions = new ArrayList<>();
            if (selector.group(2) != null) {
                Matcher condition = CONDITION.matcher(selector.group(2));
                while (condition.find()) {
                    conditions.add(
                            new Condition(condition.group(1), condition.group(2).equals("=~"), condition.group(3)));
                }
            }
            all.add(new Asked(selector.group(1), conditions));
        }
        return all;
    }

    /** The labels that an expression keeps. */
    static Set<String> kept(String expression) {
        Set<String> kept = new TreeSet<>();
        Matcher by = BY.matcher(expression);
        while (by.find()) {
            kept.addAll(List.of(by.group(1).split(",\\s*")));
        }
        return kept;
    }
}
