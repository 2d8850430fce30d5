package dev.aimos.core.acl;

/**
 * Texts as labels of a Mermaid diagram. Only letters, digits, spaces and some punctuation stand as they are; all else is written by
 * its number, so that nothing in a label can end it or mean anything to Mermaid or to HTML.
 */
final class MermaidLabel {
    private static final int LONGEST = 80;
    private static final String PLAIN = " _-.,:/=+*?!";
    private static final int REPLACEMENT = 0xFFFD;

    private MermaidLabel() {}

    /** The text for use between the quotation marks of a label; at most 80 characters of it. */
    static String of(String text) {
        StringBuilder label = new StringBuilder();
        int length = 0;
        for (int i = 0; i < text.length() && length < LONGEST; length++) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            append(label, character);
            if (length == LONGEST - 1 && i < text.length()) {
                append(label, '…');
            }
        }
        return label.toString();
    }

    private static void append(StringBuilder label, int character) {
        if (Character.isWhitespace(character)) {
            label.append(' ');
        } else if (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0) {
            label.appendCodePoint(character);
        } else {
            label.append('#').append(shown(character) ? character : REPLACEMENT).append(';');
        }
    }

    private static boolean shown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
