package dev.aimos.core.journal;

import java.util.Locale;
import java.util.OptionalLong;

/** Names of the files of a journal. */
final class Names {
    static final String TREE = "tree";
    static final String CHECKPOINT = "checkpoint";

    /** End of the name of a file that is not whole yet; removed when a journal is opened. */
    static final String TEMPORARY = ".tmp";

    private static final String SEGMENT = ".aj";
    private static final String POSITIONS = ".positions";
    private static final int DIGITS = 20;

    private Names() {}

    static String segment(long firstSeq) {
        return digits(firstSeq) + SEGMENT;
    }

    static String positions(long firstSeq) {
        return digits(firstSeq) + POSITIONS;
    }

    /** Number of the first record of a segment; empty if the name is not a segment's. */
    static OptionalLong firstSeq(String name) {
        if (name.length() != DIGITS + SEGMENT.length() || !name.endsWith(SEGMENT)) {
            return OptionalLong.empty();
        }
        String digits = name.substring(0, DIGITS);
        if (!digits.chars().allMatch(c -> '0' <= c && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static String digits(long firstSeq) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", firstSeq);
    }
}
