package dev.aimos.core.acl;

import dev.aimos.core.expr.Lexer;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.Tokens;
import dev.aimos.core.expr.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes texts at random. */
final class Mutations {
    private static final List<String> WORDS = new ArrayList<>(Words.KEYWORDS);

    static {
        WORDS.addAll(List.of(
                "a",
                "b",
                "steps",
                "out",
                "inputs",
                "parallel",
                "policy",
                "tokens",
                "time",
                "and",
                "or",
                "not",
                "in",
                "true",
                "fallback",
                "escalate",
                "list",
                "of",
                "text",
                "step",
                "Plan",
                "5",
                "5k",
                "30s",
                "1.5",
                "\"t\"",
                "\"${a}\"",
                "\"${",
                "\"",
                "\"\"\"",
                ":",
                "=",
                "==",
                ",",
                ".",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                "${",
                "-",
                "+",
                "<",
                "??",
                "!",
                "# c\n",
                "\n",
                ";",
                "\u0000",
                "\uD800",
                "\u20AC",
                "'",
                "\\"));
    }

    private Mutations() {}

    /** Words of the language in any order. */
    static String soup(Random random) {
        StringBuilder soup = new StringBuilder(random.nextBoolean() ? "PLAN p: STEP s: " : "");
        for (int i = random.nextInt(60); i > 0; i--) {
            soup.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return soup.toString();
    }

    /** A text with some tokens left out, doubled, exchanged or replaced, or some characters. */
    static String broken(String text, Random random) {
        String broken = text;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            broken = random.nextBoolean() ? tokens(broken, random) : characters(broken, random);
        }
        return broken;
    }

    private static String tokens(String text, Random random) {
        List<String> pieces = pieces(text);
        if (pieces.isEmpty()) {
            return text;
        }
        int at = random.nextInt(pieces.size());
        switch (random.nextInt(4)) {
            case 0 -> pieces.remove(at);
            case 1 -> pieces.add(at, pieces.get(at));
            case 2 -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
            default -> pieces.set(at, WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", pieces);
    }

    private static String characters(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        StringBuilder broken = new StringBuilder(text);
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> broken.deleteCharAt(at);
            case 1 -> broken.setCharAt(at, (char) random.nextInt(random.nextInt(10) == 0 ? 0x10000 : 0x80));
            default -> broken.insert(at, (char) random.nextInt(0x80));
        }
        return broken.toString();
    }

    /** A text with other white space and line ends between its tokens, and comments, which are added to a list. */
    static String spaced(String text, Random random, List<String> comments) {
        StringBuilder spaced = new StringBuilder();
        for (String piece : pieces(text)) {
            switch (random.nextInt(8)) {
                case 0 -> spaced.append("\n");
                case 1 -> spaced.append("\r\n\r\n\t\r\n ");
                case 2 -> {
                    String comment = "# " + comments.size() + " \"not ${ a text";
                    comments.add(comment);
                    spaced.append(random.nextBoolean() ? "\n" : " ")
                            .append(comment)
                            .append("\n");
                }
                default -> spaced.append("  ");
            }
            spaced.append(piece);
        }
        return spaced.toString();
    }

    /** The tokens of a text as they are written. */
    static List<String> pieces(String text) {
        Source source = new Source(text);
        Tokens tokens = Lexer.tokens(source, new Problems());
        List<String> pieces = new ArrayList<>();
        boolean joined = false;
        while (!tokens.done()) {
            Token token = tokens.next();
            String piece = source.text(token.span());
            boolean dot = piece.equals(".");
            if (joined || (dot && !pieces.isEmpty())) {
                pieces.add(pieces.removeLast() + piece);
            } else {
                pieces.add(piece);
            }
            joined = dot;
        }
        return pieces;
    }
}
