package dev.aimos.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into words for names: letters and digits with the hyphens, apostrophes and ampersands between them, and the stops of
 * initials. A word of more than {@value #LONGEST} characters is left out. Cost: linear.
 */
final class Pieces {
    private static final int LONGEST = 64;

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int last;

    private Pieces(String text) {
        this.text = text;
    }

    static List<Piece> of(String text) {
        Pieces reader = new Pieces(text);
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at = Character.isLetterOrDigit(point) ? reader.word(at) : at + Character.charCount(point);
        }
        return reader.pieces;
    }

    private int word(int start) {
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (Character.isLetterOrDigit(point) || mark(point)) {
                end += Character.charCount(point);
            } else if ("'’-&".indexOf(point) >= 0 && letterAt(end + 1)) {
                end++;
            } else if (point == '.' && initials(start, end)) {
                end++;
            } else {
                break;
            }
        }
        if (end - start <= LONGEST) {
            add(start, end);
        }
        return end;
    }

    private void add(int start, int to) {
        String whole = text.substring(start, to);
        boolean possessive = whole.length() > 2 && (whole.endsWith("'s") || whole.endsWith("’s"));
        int end = possessive ? to - 2 : to;
        String word = text.substring(start, end);
        String gap = text.substring(Math.max(last, start - LONGEST), start);
        boolean title = !pieces.isEmpty()
                && gap.equals(". ")
                && NameWords.title(pieces.get(pieces.size() - 1).lower());
        boolean first = pieces.isEmpty();
        for (int i = 0; i < gap.length(); i++) {
            first |= ".!?:;\n\r\"“”«»()[]*#>•|".indexOf(gap.charAt(i)) >= 0;
        }
        boolean initial =
                !pieces.isEmpty() && pieces.get(pieces.size() - 1).word().endsWith(".");
        pieces.add(new Piece(
                start,
                end,
                word,
                word.toLowerCase(Locale.ROOT).replace('’', '\''),
                possessive,
                title || gap.equals(" ") || gap.equals("\n"),
                first && !title && !(initial && gap.equals(" "))));
        last = to;
    }

    /** Whether the letters before a stop are initials: single capitals, each but the first behind a stop. */
    private boolean initials(int start, int stop) {
        boolean single = stop - start == 1 || (stop - start > 2 && text.charAt(stop - 2) == '.');
        return single && Character.isUpperCase(text.charAt(stop - 1)) && stop + 1 < text.length();
    }

    private boolean letterAt(int at) {
        return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
    }

    private static boolean mark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
