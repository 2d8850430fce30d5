package dev.aimos.core.segment;

import java.util.Map;

/** Character references in Markdown and HTML: the few that people write, and all numeric ones. */
final class InlineEntity {
    private static final int LONGEST = 9;

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "\u2013"),
            Map.entry("mdash", "\u2014"),
            Map.entry("hellip", "\u2026"),
            Map.entry("copy", "\u00A9"),
            Map.entry("times", "\u00D7"),
            Map.entry("deg", "\u00B0"));

    private InlineEntity() {}

    /** Writes the character at a place, or what the reference that begins there stands for; returns its last index. */
    static int write(String text, int at, Passage raw, Passage to) {
        if (text.charAt(at) == '&') {
            int end = at + 1;
            while (end < text.length() && end - at < LONGEST && text.charAt(end) != ';') {
                end++;
            }
            if (end < text.length() && text.charAt(end) == ';') {
                String meant = meant(text.substring(at + 1, end));
                if (!meant.isEmpty()) {
                    to.add(meant, raw.endBefore(end + 1));
                    return end;
                }
            }
        }
        to.add(text.charAt(at), raw.endBefore(at + 1));
        return at;
    }

    private static String meant(String name) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, "");
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hexadecimal ? 2 : 1);
        int point = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), hexadecimal ? 16 : 10);
            if (digit < 0) {
                return "";
            }
            point = point * (hexadecimal ? 16 : 10) + digit;
        }
        boolean character = point >= ' ' && Character.isValidCodePoint(point) && !(point >= 0xD800 && point < 0xE000);
        return character && !digits.isEmpty() ? Character.toString(point) : "";
    }
}
