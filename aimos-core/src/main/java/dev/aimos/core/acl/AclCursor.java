package dev.aimos.core.acl;

import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.ExprParser;
import dev.aimos.core.expr.Expressions;
import dev.aimos.core.expr.Lexer;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.core.expr.Tokens;
import dev.aimos.plan.Expression;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text of ACL, and what statements are made of. What is read is null, with an error told, if it is not there; the
 * statement is given up then, and the next one that begins with a keyword is read.
 */
final class AclCursor {
    private final Source source;
    private final Problems problems;
    private final Sink sink;
    private final Tokens tokens;
    private final Map<String, Span> spans;
    private final Map<String, Expr> exprs;
    private String prefix = "";

    /** The place that {@link #meant} was last asked about, and what it said. */
    private int asked = -1;

    private @Nullable Statement answer;

    /** Where a misspelt statement was last told of. */
    private int told = -1;

    AclCursor(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.sink = problems.in(source);
        this.tokens = Lexer.tokens(source, problems);
        int elements = Math.min(source.text().length() / 40, 1_000_000) + 16;
        this.spans = HashMap.newHashMap(elements);
        this.exprs = HashMap.newHashMap(elements / 2);
    }

    Tokens tokens() {
        return tokens;
    }

    Places places() {
        return new Places(spans, exprs);
    }

    /** That the keys of places from now on begin so. */
    void prefix(String value) {
        prefix = value;
    }

    /** Notes where an element stands. */
    void place(String key, Span span) {
        spans.put(prefixed(key), span);
    }

    private String prefixed(String key) {
        return prefix.isEmpty() ? key : prefix + key;
    }

    /** Tells an error. */
    void error(String code, String message, Span span, @Nullable String suggestion) {
        sink.error(code, message, span, suggestion);
    }

    /** Tells that something is missing at this place, and is null, as what would have been read. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // there is no value that could be of another type
    <T> @Nullable T missing(String code, String message, @Nullable String suggestion) {
        sink.error(code, message, gap(), suggestion);
        return null;
    }

    /** Where something is missing: the next token, or the end of the last one if the next stands in a later line. */
    private Span gap() {
        Span next = tokens.peek().span();
        Span last = tokens.previous().span();
        boolean apart = tokens.position() > 0 && (tokens.done() || beginsLine(tokens.position()));
        return apart ? new Span(last.end(), last.end() + 1) : next;
    }

    private boolean beginsLine(int position) {
        int away = position - tokens.position();
        Token token = tokens.peek(away);
        return position == 0
                || source.line(tokens.peek(away - 1).span().end())
                        < source.line(token.span().start());
    }

    /** What is at this place, as messages show it. */
    String here() {
        Token token = tokens.peek();
        boolean apart = tokens.position() > 0 && beginsLine(tokens.position());
        return token.type() == TokenType.END || apart ? "nothing" : token.shown();
    }

    /** A name. */
    @Nullable
    Token name(String what) {
        Token token = tokens.peek();
        if (token.type() == TokenType.NAME) {
            return tokens.next();
        }
        boolean sameLine = !beginsLine(tokens.position());
        if (token.type() == TokenType.KEYWORD && sameLine) {
            error(
                    "name-reserved",
                    token.text() + " is a keyword and cannot be the name of " + what,
                    token.span(),
                    "choose another name; in lower case it is none");
            return tokens.next();
        }
        if (token.isPlainText() && sameLine) {
            error("name-quoted", "the name of " + what + " stands without quotes", token.span(), null);
            return tokens.next();
        }
        return missing(
                "name-expected",
                "here should be the name of " + what + ", but there is " + here(),
                "a name is letters, digits, _ and -, beginning with a letter");
    }

    /** A punctuation. */
    boolean expect(String punctuation, String message) {
        if (tokens.take(punctuation)) {
            return true;
        }
        missing("token-expected", message + ", but there is " + here(), "write " + punctuation);
        return false;
    }

    /** An expression that is noted under a key. */
    @Nullable
    Expression expression(String key, String what) {
        Expr expr = expr(key, what);
        return expr == null ? null : new Expression(Expressions.print(expr));
    }

    /** An expression that is noted under a key. */
    @Nullable
    Expr expr(String key, String what) {
        if (tokens.done() || Statement.of(tokens.peek()) != null) {
            return missing("expression-expected", "here should be " + what + ", but there is " + here(), null);
        }
        Expr expr = ExprParser.parse(tokens, source, problems);
        if (expr != null) {
            exprs.put(prefixed(key), expr);
        }
        return expr;
    }

    /** A text without references; empty if there is none at this place. */
    String description() {
        if (!tokens.at(TokenType.STRING)) {
            return "";
        }
        Token token = tokens.next();
        if (!token.isPlainText()) {
            error(
                    "description-reference",
                    "a description is not evaluated, so it has no ${…}",
                    token.span(),
                    "write \\${ if it is to have a ${");
        }
        return token.text();
    }

    /** The statement that begins at this place; if it is misspelt, an error is told. Null at the end, and if none begins. */
    @Nullable
    Statement statement() {
        if (tokens.done()) {
            return null;
        }
        Statement statement = Statement.of(tokens.peek());
        if (statement != null) {
            return statement;
        }
        Token token = tokens.peek();
        Statement meant = meant();
        if (meant != null && told != tokens.position()) {
            told = tokens.position();
            error("keyword-misspelt", token.shown() + " is no statement", token.span(), "did you mean " + meant + "?");
        }
        return meant;
    }

    /** Passes what is left of a statement. */
    void skip() {
        while (!tokens.done() && Statement.of(tokens.peek()) == null && meant() == null) {
            tokens.next();
        }
    }

    /** Whether a statement begins at this place, be it misspelt, or all has been read. */
    boolean atStatement() {
        return tokens.done() || Statement.of(tokens.peek()) != null || meant() != null;
    }

    /** The statement that a name at the beginning of a line, or in other cases of letters, was meant to be. */
    private @Nullable Statement meant() {
        if (asked != tokens.position()) {
            asked = tokens.position();
            answer = misspelt(tokens.peek());
        }
        return answer;
    }

    private @Nullable Statement misspelt(Token token) {
        boolean used = tokens.peek(1).type() == TokenType.PUNCTUATION
                && !tokens.peek(1).is("(");
        if (token.type() != TokenType.NAME || used) {
            return null;
        }
        boolean begins = beginsLine(tokens.position());
        return begins ? Statement.like(token.text()) : Statement.inOtherCase(token.text());
    }
}
