package dev.aimos.core.acl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference in a text of the YAML form: {@code @input.x}.
 *
 * @param path the names and numbers in it
 * @param end where it ends
 */
record YamlReference(List<String> path, int end) {
    /** The most members that a reference has. */
    private static final int LONGEST = 30;

    YamlReference {
        path = List.copyOf(path);
    }

    /** Whether two @ stand at a place, which mean one. */
    static boolean isEscape(String text, int at) {
        return text.startsWith("@@", at);
    }

    /** The reference at a place; null if there is none. */
    static @Nullable YamlReference at(String text, int at) {
        if (text.charAt(at) != '@' || isEscape(text, at) || at + 1 == text.length() || !letter(text.charAt(at + 1))) {
            return null;
        }
        List<String> path = new ArrayList<>();
        int end = name(text, at + 1);
        path.add(text.substring(at + 1, end));
        while (end + 1 < text.length() && text.charAt(end) == '.' && path.size() < LONGEST) {
            char first = text.charAt(end + 1);
            int next = letter(first) ? name(text, end + 1) : digit(first) ? digits(text, end + 1) : -1;
            if (next < 0) {
                break;
            }
            path.add(text.substring(end + 1, next));
            end = next;
        }
        return new YamlReference(path, end);
    }

    private static int name(String text, int start) {
        int end = start + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean joined = c == '-'
                    && end + 1 < text.length()
                    && (letter(text.charAt(end + 1)) || digit(text.charAt(end + 1)));
            if (!letter(c) && !digit(c) && c != '_' && !joined) {
                break;
            }
            end++;
        }
        return end;
    }

    private static int digits(String text, int start) {
        int end = start;
        while (end < text.length() && digit(text.charAt(end)) && end < start + 9) {
            end++;
        }
        return end;
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
