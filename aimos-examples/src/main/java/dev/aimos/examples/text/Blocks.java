package dev.aimos.examples.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts Markdown into blocks, line by line: as much of CommonMark as finding sentences and headings needs. A text without
 * any markup comes out as its paragraphs.
 */
final class Blocks {
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private int openLine;
    private String fence = "";

    private Blocks() {}

    static List<Block> of(String text) {
        Blocks cut = new Blocks();
        String[] lines = text.split("\n", -1);
        int first = frontMatter(lines);
        for (int i = first; i < lines.length; i++) {
            cut.line(lines[i].stripTrailing(), i + 1);
        }
        cut.close();
        return cut.blocks;
    }

    /** How many lines a YAML header between lines of three dashes takes; 0 without one. */
    private static int frontMatter(String[] lines) {
        if (!lines[0].stripTrailing().equals("---")) {
            return 0;
        }
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].stripTrailing().equals("---")) {
                return i + 1;
            }
        }
        return 0;
    }

    private void line(String line, int number) {
        String bare = line.strip();
        if (!fence.isEmpty()) {
            if (bare.startsWith(fence) && bare.chars().allMatch(c -> c == fence.charAt(0))) {
                fence = "";
                close();
            } else {
                append(Block.Kind.CODE, number, line);
            }
        } else if (bare.startsWith("```") || bare.startsWith("~~~")) {
            close();
            fence = bare.substring(0, 3);
        } else if (bare.isEmpty()) {
            close();
        } else if (underline(bare) && kind == Block.Kind.PARAGRAPH && !open.isEmpty()) {
            String words = open.toString();
            open.setLength(0);
            blocks.add(new Block(Block.Kind.HEADING, bare.charAt(0) == '=' ? 1 : 2, openLine, words));
        } else {
            text(bare, number);
        }
    }

    private void text(String bare, int number) {
        int level = headingLevel(bare);
        int item = itemMark(bare);
        if (level > 0) {
            close();
            blocks.add(new Block(
                    Block.Kind.HEADING,
                    level,
                    number,
                    heading(bare.substring(level).strip())));
        } else if (bare.startsWith("|")) {
            close();
            if (!bare.chars().allMatch(c -> "|:- ".indexOf(c) >= 0)) {
                blocks.add(new Block(Block.Kind.ROW, 0, number, bare));
            }
        } else if (rule(bare)) {
            close();
        } else if (item > 0) {
            close();
            append(Block.Kind.ITEM, number, bare.substring(item).strip());
        } else {
            append(open.isEmpty() ? Block.Kind.PARAGRAPH : kind, number, unquoted(bare));
        }
    }

    private void append(Block.Kind next, int number, String line) {
        if (open.isEmpty()) {
            kind = next;
            openLine = number;
        } else {
            open.append('\n');
        }
        open.append(line);
    }

    private void close() {
        if (!open.isEmpty()) {
            blocks.add(new Block(kind, 0, openLine, open.toString()));
            open.setLength(0);
        }
        kind = Block.Kind.PARAGRAPH;
    }

    /** A heading without the closing marks that some write. */
    private static String heading(String words) {
        int end = words.length();
        while (end > 0 && words.charAt(end - 1) == '#') {
            end--;
        }
        return end == 0 || words.charAt(end - 1) == ' '
                ? words.substring(0, end).strip()
                : words;
    }

    private static String unquoted(String bare) {
        int i = 0;
        while (i < bare.length() && (bare.charAt(i) == '>' || bare.charAt(i) == ' ')) {
            i++;
        }
        return bare.substring(i);
    }

    private static boolean rule(String bare) {
        char mark = bare.charAt(0);
        return "-*_".indexOf(mark) >= 0
                && bare.chars().filter(c -> c == mark).count() >= 3
                && bare.chars().allMatch(c -> c == mark || c == ' ');
    }

    private static boolean underline(String bare) {
        return bare.length() >= 2
                && (bare.chars().allMatch(c -> c == '=') || bare.chars().allMatch(c -> c == '-'));
    }

    private static int headingLevel(String bare) {
        int level = 0;
        while (level < bare.length() && bare.charAt(level) == '#') {
            level++;
        }
        return level >= 1 && level <= 6 && level < bare.length() && bare.charAt(level) == ' ' ? level : 0;
    }

    /** Length of a list item's mark, {@code - }, {@code * }, {@code + } or {@code 1. }; 0 without one. */
    private static int itemMark(String bare) {
        int i = 0;
        while (i < bare.length() && i < 9 && Character.isDigit(bare.charAt(i))) {
            i++;
        }
        boolean mark =
                i == 0 ? "-*+".indexOf(bare.charAt(0)) >= 0 : i < bare.length() && ".)".indexOf(bare.charAt(i)) >= 0;
        return mark && i + 1 < bare.length() && bare.charAt(i + 1) == ' ' ? i + 2 : 0;
    }
}
