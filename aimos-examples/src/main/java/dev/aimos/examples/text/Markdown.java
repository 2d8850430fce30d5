package dev.aimos.examples.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Markdown document as a reader sees it: its title and its sentences. Plain text is Markdown without marks. */
public final class Markdown {
    /** Longer sentences are shown in pieces: what has no full stop in so many characters is not prose. */
    private static final int LONGEST = 2_000;

    private static final Pattern ABBREVIATION = Pattern.compile("\\b(e\\.g|i\\.e|cf|etc|vs|no)\\.\\s*$");

    /** A cell that is nothing but code, and more of it than a name, is no part of a sentence. */
    private static final Pattern ALL_CODE = Pattern.compile("^\\s*`[^`]*`");

    private static final int LONGEST_CODE = 40;

    private Markdown() {}

    /** The words of the first heading. */
    public static Optional<String> title(String text) {
        return Blocks.of(text).stream()
                .filter(block -> block.kind() == Block.Kind.HEADING)
                .map(block -> Inline.plain(block.text()))
                .filter(title -> !title.isBlank())
                .findFirst();
    }

    /** The sentences of the prose in a text: paragraphs, list items, table rows. Code and headings are left out. */
    public static List<Sentence> sentences(String text) {
        List<Sentence> sentences = new ArrayList<>();
        for (Block block : Blocks.of(text)) {
            switch (block.kind()) {
                case PARAGRAPH, ITEM -> prose(block, sentences);
                case ROW -> sentences.add(new Sentence(row(block.text()), block.line()));
                case HEADING, CODE -> {}
            }
        }
        sentences.removeIf(sentence -> sentence.text().isBlank());
        return sentences;
    }

    private static String row(String row) {
        List<String> cells = new ArrayList<>();
        for (String cell : row.substring(0, Math.min(row.length(), LONGEST)).split("(?<!\\\\)\\|", -1)) {
            if (!cell.isBlank()
                    && !(cell.length() > LONGEST_CODE && ALL_CODE.matcher(cell).find())) {
                cells.add(Inline.plain(cell.replace("\\|", "|")));
            }
        }
        return String.join(": ", cells);
    }

    private static void prose(Block block, List<Sentence> sentences) {
        String text = block.text();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text.replace('\n', ' '));
        int line = block.line();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < text.length()
                    && ABBREVIATION.matcher(tail(text, start, end)).find()) {
                continue;
            }
            for (int from = start; from < end; from += LONGEST) {
                String part = text.substring(from, Math.min(end, from + LONGEST));
                sentences.add(new Sentence(Inline.plain(part), line));
                line += (int) part.chars().filter(c -> c == '\n').count();
            }
            start = end;
        }
    }

    private static String tail(String text, int start, int end) {
        return text.substring(Math.max(start, end - 10), end);
    }
}
