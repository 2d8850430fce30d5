package dev.aimos.core.acl;

import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.List;

/** Names as messages show them, however many and however long they are. */
final class Shown {
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 8;

    private Shown() {}

    /** A name in quotes; the beginning of it if it is long, and without what is no plain character. */
    static String name(String name) {
        return "'" + plain(name) + "'";
    }

    private static String plain(String name) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < name.length() && i < LONGEST_NAME; i++) {
            char c = name.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return shown.append(name.length() > LONGEST_NAME ? "…" : "").toString();
    }

    /** A value of a type: {@code a number}. */
    static String type(ValueType type) {
        return switch (type.kind()) {
            case OBJECT -> "an object";
            case ANY -> "any value";
            default -> "a " + type;
        };
    }

    /** Names in quotes, the first of them if there are many: {@code 'a', 'b' and 3 more}. */
    static String names(List<String> names) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < names.size() && i < MOST; i++) {
            String before = i == 0 ? "" : i == names.size() - 1 ? " and " : ", ";
            shown.append(before).append(name(names.get(i)));
        }
        return shown.append(names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "")
                .toString();
    }

    /** Some texts, one after another: {@code a, b and c}. */
    static String all(List<String> texts) {
        return texts.size() < 2
                ? String.join("", texts)
                : String.join(", ", texts.subList(0, texts.size() - 1)) + " and " + texts.getLast();
    }

    /** The first of some texts, and how many more there are. */
    static List<String> first(List<String> texts) {
        if (texts.size() <= MOST) {
            return texts;
        }
        List<String> first = new ArrayList<>(texts.subList(0, MOST));
        first.add((texts.size() - MOST) + " more");
        return first;
    }

    /** Names on a way: {@code a → b → c}; of a long one, the beginning and the end. */
    static String way(List<String> names) {
        StringBuilder shown = new StringBuilder();
        int skipped = names.size() > 2 * MOST ? names.size() - 2 * MOST : 0;
        for (int i = 0; i < names.size(); i++) {
            if (skipped > 0 && i == MOST) {
                shown.append(" → … ").append(skipped).append(" more …");
                i += skipped;
            }
            shown.append(i == 0 ? "" : " → ").append(plain(names.get(i)));
        }
        return shown.toString();
    }
}
