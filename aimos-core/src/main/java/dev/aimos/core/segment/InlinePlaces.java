package dev.aimos.core.segment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds what comes next in a paragraph. Asked at places that never go back, it walks over the text once for each kind of
 * thing it is asked for. -1 is nothing.
 */
final class InlinePlaces {
    private static final int NOTHING = -1;

    private final String text;
    private final Map<Character, Integer> next = new HashMap<>();
    private final Map<Integer, Integer> closing = new HashMap<>();
    private boolean ticksRead;
    private int[] parentheses = {};
    private int comment = NOTHING;
    private int blank = NOTHING;
    private int blankEnd = NOTHING;

    InlinePlaces(String text) {
        this.text = text;
    }

    /** The next place of a character. */
    int next(char c, int from) {
        int known = next.getOrDefault(c, from - 1);
        if (known >= from || known == Integer.MAX_VALUE) {
            return known == Integer.MAX_VALUE ? NOTHING : known;
        }
        int found = text.indexOf(c, from);
        next.put(c, found < 0 ? Integer.MAX_VALUE : found);
        return found;
    }

    /** Where the comment that begins at a place ends. */
    int commentEnd(int from) {
        if (comment != Integer.MAX_VALUE && comment < from + 4) {
            int found = text.indexOf("-->", from + 4);
            comment = found < 0 ? Integer.MAX_VALUE : found;
        }
        return comment == Integer.MAX_VALUE ? NOTHING : comment + 3;
    }

    /** The next run of as many backticks as there are at a place. */
    int sameTicks(int at) {
        if (!ticksRead) {
            readTicks();
            ticksRead = true;
        }
        return closing.getOrDefault(at, NOTHING);
    }

    private void readTicks() {
        Map<Integer, Integer> later = new HashMap<>();
        int at = text.length();
        while (at > 0) {
            int end = text.lastIndexOf('`', at - 1) + 1;
            int start = end;
            while (start > 0 && text.charAt(start - 1) == '`') {
                start--;
            }
            Integer same = later.put(end - start, start);
            if (same != null) {
                closing.put(start, same);
            }
            at = start;
        }
    }

    /** Where the target in parentheses that begins at a place ends; with or without a title in quotes. */
    int targetEnd(int open) {
        if (parentheses.length == 0) {
            parentheses = matched();
        }
        int close = parentheses[open];
        if (close == 0) {
            return NOTHING;
        }
        findBlank(open + 1);
        boolean plain = blank >= close || text.charAt(open + 1) == '<';
        return plain || blankEnd >= close || titled(close) ? close + 1 : NOTHING;
    }

    private boolean titled(int close) {
        char quote = text.charAt(blankEnd);
        return (quote == '"' || quote == '\'') && close - 1 > blankEnd && text.charAt(close - 1) == quote;
    }

    /** Sets the bounds of the next white space; the end of the text counts as such. */
    private void findBlank(int from) {
        if (blank < from) {
            blank = from;
            while (blank < text.length() && !Blank.is(text.charAt(blank))) {
                blank++;
            }
            blankEnd = Blank.skip(text, blank, text.length());
        }
    }

    private int[] matched() {
        int[] matches = new int[text.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                open.push(i);
            } else if (c == ')' && !open.isEmpty()) {
                matches[open.pop()] = i;
            }
        }
        return matches;
    }

    /** Whether what is between angle brackets is an address: a scheme and a colon first, or an at sign, and no white space. */
    boolean autolink(int from, int close) {
        findBlank(from);
        if (blank < close || from == close || !letter(text.charAt(from))) {
            return false;
        }
        int at = from;
        while (at < close
                && at - from < 32
                && (letter(text.charAt(at)) || "+.-0123456789_".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at - from >= 2 && (text.charAt(at) == ':' || text.charAt(at) == '@');
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
