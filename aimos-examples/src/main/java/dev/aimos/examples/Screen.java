package dev.aimos.examples;

import dev.aimos.examples.text.Ink;
import java.io.PrintStream;
import java.util.function.UnaryOperator;

/** Prints for people: numbered headings, indented lines, sentences wrapped at words. */
final class Screen {
    private static final int WIDTH = 92;

    private final PrintStream out;
    private final Ink ink;
    private int headings;

    Screen(PrintStream out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    Ink ink() {
        return ink;
    }

    void title(String text) {
        out.println(ink.bold(text));
    }

    void heading(String text) {
        out.println();
        out.println(ink.cyan(++headings + "  ") + ink.bold(text));
    }

    void blank() {
        out.println();
    }

    void line(String text) {
        out.println("   " + text);
    }

    /** A line with a label of fixed width. */
    void labelled(String label, String text) {
        line(ink.dim("%-16s".formatted(label)) + text);
    }

    /** Text over as many lines as it takes, each behind a margin and in style. */
    void wrapped(String margin, String text, UnaryOperator<String> style) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH - margin.length()) {
                line(margin + style.apply(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(margin + style.apply(line.toString()));
    }
}
