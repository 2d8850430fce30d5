package dev.aimos.core.expr;

import org.jspecify.annotations.Nullable;

/** Reads one expression from tokens: precedence climbing, so that its own depth follows the nesting, which is bounded. */
public final class ExprParser {
    /** How many brackets, prefixes and texts may be nested. */
    static final int DEEPEST = 64;

    /** How deep an expression may be as a whole: {@code a + b + c} is as deep as it has operators. */
    static final int TALLEST = 256;

    /** The most characters that an expression has. */
    static final int LONGEST = 10_000;

    /** How tightly {@code not} binds. */
    private static final int NOT = 4;

    private final Sink sink;
    private final Source source;
    private final Primaries primaries = new Primaries(this);
    private Tokens tokens;
    private int nesting;

    /** How deep the expression last read is. */
    private int height;

    private ExprParser(Tokens tokens, Source source, Sink sink) {
        this.tokens = tokens;
        this.source = source;
        this.sink = sink;
    }

    /**
     * Reads one expression, and stops at the first token that cannot belong to it.
     *
     * @return null if there is none that could be read; it is told why then, and the place is at the token that was not expected
     */
    public static @Nullable Expr parse(Tokens tokens, Source source, Problems problems) {
        ExprParser parser = new ExprParser(tokens, source, problems.in(source));
        Expr expr = parser.expression(0);
        if (expr == null) {
            return null;
        }
        int length = expr.span().end() - expr.span().start();
        if (length > LONGEST) {
            parser.sink.error(
                    "expression-too-long",
                    "an expression has at most 10,000 characters, but this one has " + length,
                    new Span(expr.span().start(), expr.span().start() + 1),
                    "give long texts as inputs, and split what is computed over steps");
            return null;
        }
        return expr;
    }

    /** An expression whose operators bind at least so tightly. */
    private @Nullable Expr expression(int least) {
        int start = tokens.peek().start();
        Expr left = prefix(least);
        while (left != null) {
            Operator operator = OperatorReader.at(tokens);
            if (operator == null || operator.precedence() < least) {
                return left;
            }
            if (!OperatorReader.take(tokens, operator, sink)) {
                return null;
            }
            int tall = height;
            Expr right = expression(operator.precedence() + 1);
            if (right == null) {
                return null;
            }
            left = grown(new Expr.Binary(operator, left, right, since(start)), Math.max(tall, height));
            if (left != null && operator.compares()) {
                chained();
            }
        }
        return null;
    }

    /** From a place to the end of the token last passed. */
    private Span since(int start) {
        return new Span(start, tokens.previous().end());
    }

    /** Tells of a comparison that follows another; it is read as if it were right. */
    private void chained() {
        Operator next = OperatorReader.at(tokens);
        if (next != null && next.compares()) {
            sink.error(
                    "comparison-chained",
                    "a comparison cannot follow another",
                    tokens.peek().span(),
                    "write both, joined by and: a < b and b < c");
        }
    }

    /** An expression one deeper than those it is made of; null, and told, if that is too deep. */
    @Nullable
    Expr grown(Expr expr, int tall) {
        height = tall + 1;
        if (height <= TALLEST) {
            return expr;
        }
        sink.error(
                "expression-too-deep",
                "an expression is at most " + TALLEST + " operators deep",
                tokens.previous().span(),
                "use a function over a list, such as all([…]), sum([…]) or join([…], …)");
        return null;
    }

    private @Nullable Expr prefix(int least) {
        Token token = tokens.peek();
        boolean not = token.is("!") || token.isName("not") || token.isName("NOT");
        if (!not && !token.is("-")) {
            return postfix();
        }
        tokens.next();
        if (not && least > NOT) {
            sink.error(
                    "not-inside",
                    "'not' binds less tightly than what stands before it",
                    token.span(),
                    "put it into brackets: (not …)");
        }
        if (token.isName("NOT")) {
            sink.error("operator", "there is no operator 'NOT'", token.span(), "write not");
        }
        if (!enter(token)) {
            return null;
        }
        Expr of = not ? expression(NOT) : prefix(8);
        nesting--;
        if (of == null) {
            return null;
        }
        Span span = since(token.start());
        return grown(not ? new Expr.Not(of, span) : new Expr.Negate(of, span), height);
    }

    private @Nullable Expr postfix() {
        int start = tokens.peek().start();
        Expr expr = primaries.read();
        while (expr != null) {
            if (tokens.take(".")) {
                Token name = tokens.peek();
                boolean keyword = name.type() == TokenType.KEYWORD
                        && name.span().start() == tokens.previous().end();
                if (name.type() != TokenType.NAME && !keyword) {
                    sink.error(
                            "member",
                            "the name of a member follows '.', but here is " + name.shown(),
                            name.span(),
                            name.type() == TokenType.NUMBER || name.type() == TokenType.STRING
                                    ? "write [" + (name.type() == TokenType.NUMBER ? name.text() : "\"…\"")
                                            + "] instead"
                                    : "write a name, or leave the '.' out");
                    return null;
                }
                tokens.next();
                expr = grown(new Expr.Member(expr, name.text(), since(start)), height);
            } else if (tokens.at("[")) {
                Token open = tokens.next();
                int tall = height;
                Expr index = within(open);
                if (index == null || !close("]", open)) {
                    return null;
                }
                expr = grown(new Expr.Index(expr, index, since(start)), Math.max(tall, height));
            } else {
                return expr;
            }
        }
        return null;
    }

    /** An expression within something that was opened. */
    @Nullable
    Expr within(Token open) {
        if (!enter(open)) {
            return null;
        }
        Expr inner = expression(0);
        nesting--;
        return inner;
    }

    /** The one expression that some tokens are; null, and told, if they are not one. */
    @Nullable
    Expr whole(Tokens inner, Token open) {
        Tokens outer = tokens;
        tokens = inner;
        Expr expr = within(open);
        if (expr != null && !tokens.done()) {
            Token more = tokens.peek();
            sink.error(
                    "expression-end",
                    "'}' is expected, but here is " + more.shown(),
                    more.span(),
                    Primaries.CLOSE_TEXT);
            expr = null;
        }
        tokens = outer;
        return expr;
    }

    private boolean enter(Token token) {
        if (++nesting <= DEEPEST) {
            return true;
        }
        sink.error(
                "expression-too-deep",
                "an expression is nested at most " + DEEPEST + " deep",
                token.span(),
                "split what is computed over steps");
        return false;
    }

    /** Passes the bracket that closes another; tells and says no if it is not there. */
    boolean close(String bracket, Token open) {
        if (tokens.take(bracket)) {
            return true;
        }
        Token found = tokens.peek();
        if (found.type() == TokenType.END || found.type() == TokenType.KEYWORD) {
            sink.error(
                    "bracket-open",
                    "nothing closes this '" + open.text() + "'",
                    open.span(),
                    "write '" + bracket + "' after it");
        } else {
            sink.error(
                    "bracket-open",
                    "'" + bracket + "' is expected, but here is " + found.shown(),
                    found.span(),
                    "close the '" + open.text() + "' of line " + source.line(open.start()) + ", or write an operator");
        }
        return false;
    }

    /** Where expressions are read from. */
    Tokens tokens() {
        return tokens;
    }

    /** Where problems are told. */
    Sink sink() {
        return sink;
    }

    /** How deep the expression last read is. */
    int height() {
        return height;
    }

    /** Says how deep the expression last read is. */
    void height(int tall) {
        height = tall;
    }
}
