package dev.aimos.core.expr;

import java.util.ArrayList;
import java.util.List;

/** Cuts a source into tokens, in one pass: each character is looked at a bounded number of times. */
public final class Lexer {
    /** How deep texts with something embedded in them may be nested. */
    static final int DEEPEST = 64;

    final String text;
    private final char[] chars;
    final Sink sink;
    final int end;
    private final List<Comment> comments = new ArrayList<>();
    private final NameTable names = new NameTable();

    /** The next character. */
    int at;

    /** How many <code>${</code> of texts are open. */
    int embedded;

    /** Whether the end of the line ends what is being read. */
    boolean oneLine;

    /** Whether it was told, of the text that is being read, that it does not end. */
    boolean broken;

    private Lexer(Source source, Sink sink) {
        this.text = source.text();
        this.sink = sink;
        this.chars = text.toCharArray();
        this.end = chars.length;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** The tokens of a source. What is none is told as a problem and left out, or read as what it was probably meant to be. */
    public static Tokens tokens(Source source, Problems problems) {
        Lexer lexer = new Lexer(source, problems.in(source));
        List<Token> tokens = new ArrayList<>(lexer.end / 6 + 8);
        while (lexer.at < lexer.end) {
            lexer.scan(tokens);
        }
        tokens.add(new Token(TokenType.END, "", lexer.end, lexer.end, null));
        return new Tokens(tokens, List.copyOf(lexer.comments));
    }

    /** Passes one token, comment, white space or thing that is none of these. */
    void scan(List<Token> tokens) {
        char c = chars[at];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            spaces();
        } else if (Words.letter(c)) {
            name(tokens);
        } else if (c == '"') {
            tokens.add(TextLexer.read(this));
        } else if (Words.digit(c)) {
            tokens.add(NumberLexer.read(this));
        } else if (c == '#') {
            comment();
        } else {
            String word = Words.punctuation(text, at);
            if (word != null) {
                int start = at;
                at += word.length();
                tokens.add(new Token(TokenType.PUNCTUATION, word, start, at, null));
            } else {
                StrayCharacters.read(this, tokens);
            }
        }
    }

    private void spaces() {
        int next = at + 1;
        while (next < end && chars[next] == ' ') {
            next++;
        }
        at = next;
    }

    private void name(List<Token> tokens) {
        int start = at;
        int hash = chars[start];
        int next = start + 1;
        while (next < end && Words.goesOn(chars, next)) {
            hash = (31 * hash) + chars[next++];
        }
        at = next;
        if (next - start > Words.LONGEST_NAME || (next < end && chars[next] >= 128)) {
            unusual(start);
        }
        String name = at == next ? names.get(text, start, at, hash) : text.substring(start, at);
        String keyword = name.charAt(0) <= 'Z' ? Words.keyword(name) : null;
        tokens.add(
                keyword == null
                        ? new Token(TokenType.NAME, name, start, at, null)
                        : new Token(TokenType.KEYWORD, keyword, start, at, null));
    }

    /** Passes what people take for the rest of a name, and tells of a name that is none, or too long. */
    private void unusual(int start) {
        if (at < end && text.charAt(at) >= 128 && Character.isLetter(text.codePointAt(at))) {
            int letters = at;
            while (at < end && (Character.isLetterOrDigit(text.codePointAt(at)) || text.charAt(at) == '_')) {
                at += Character.charCount(text.codePointAt(at));
            }
            sink.error(
                    "name-character",
                    "a name is made of the letters a to z and A to Z, digits, '_' and '-', and has no "
                            + StrayCharacters.show(text.codePointAt(letters)),
                    new Span(start, at),
                    "rename it; texts in double quotes may have any characters");
        }
        if (at - start > Words.LONGEST_NAME) {
            sink.error(
                    "name-too-long",
                    "a name has at most " + Words.LONGEST_NAME + " characters, but this one has " + (at - start),
                    new Span(start, at),
                    "choose a shorter one");
        }
    }

    private void comment() {
        int start = at;
        if (embedded > 0) {
            at++;
            sink.error(
                    "comment-embedded",
                    "there is no comment within ${…} in a text",
                    new Span(start, at),
                    "move it out");
            return;
        }
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            if (StrayCharacters.forbidden(text, at)) {
                StrayCharacters.report(this, at);
            }
            at++;
        }
        int last = at;
        while (last > start + 1 && text.charAt(last - 1) <= ' ') {
            last--;
        }
        int before = start - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        boolean alone = before < 0
                || text.charAt(before) == '\n'
                || text.charAt(before) == '\r'
                || text.charAt(before) == '\uFEFF';
        comments.add(new Comment(text.substring(start + 1, last), new Span(start, last), alone));
    }
}
