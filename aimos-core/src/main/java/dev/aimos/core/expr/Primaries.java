package dev.aimos.core.expr;

import dev.aimos.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what operators join: literals, texts, lists, objects, names, calls, and expressions in brackets. */
final class Primaries {
    static final String CLOSE_TEXT = "close the ${, or write an operator";

    private static final Set<String> JOINING = Set.of("and", "or", "in", "not");

    private final ExprParser parser;

    Primaries(ExprParser parser) {
        this.parser = parser;
    }

    /** Reads one; null, and told, if there is none. */
    @Nullable
    Expr read() {
        Tokens tokens = parser.tokens();
        Token token = tokens.peek();
        parser.height(1);
        return switch (token.type()) {
            case NUMBER, DURATION -> quantity(tokens.next());
            case STRING -> text(tokens.next());
            case NAME -> name(token);
            case KEYWORD, PUNCTUATION, END -> bracket(token);
        };
    }

    private static Expr quantity(Token token) {
        String written = token.text();
        if (token.value() instanceof Duration duration) {
            BigDecimal seconds =
                    BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
            return new Expr.Quantity(written, seconds.doubleValue(), token.span());
        }
        double value = token.value() instanceof Double number ? number : 0;
        char last = written.charAt(written.length() - 1);
        return last == 'k' || last == 'M'
                ? new Expr.Quantity(written, value, token.span())
                : new Expr.Literal(Json.of(value), token.span());
    }

    private @Nullable Expr name(Token token) {
        Tokens tokens = parser.tokens();
        if (JOINING.contains(token.text())) {
            return missing(token);
        }
        tokens.next();
        return switch (token.text()) {
            case "true", "True" -> new Expr.Literal(Json.of(true), token.span());
            case "false", "False" -> new Expr.Literal(Json.of(false), token.span());
            case "null", "None" -> new Expr.Literal(new Json.Null(), token.span());
            default -> tokens.at("(") ? call(token) : new Expr.Name(token.text(), token.span());
        };
    }

    private @Nullable Expr call(Token name) {
        Tokens tokens = parser.tokens();
        List<Expr> arguments = list(tokens.next(), ")");
        if (arguments == null) {
            return null;
        }
        Functions.check(name.text(), arguments.size(), name.span(), parser.sink());
        return parser.grown(new Expr.Apply(name.text(), arguments, since(name)), parser.height());
    }

    private @Nullable Expr bracket(Token open) {
        Tokens tokens = parser.tokens();
        return switch (open.text()) {
            case "(" -> inner(tokens.next(), ")");
            case "${" -> {
                Expr inner = inner(tokens.next(), "}");
                yield inner == null ? null : parser.grown(new Expr.Reference(inner, since(open)), parser.height());
            }
            case "[" -> {
                List<Expr> items = list(tokens.next(), "]");
                yield items == null ? null : parser.grown(new Expr.Items(items, since(open)), parser.height());
            }
            case "{" -> fields(tokens.next());
            default -> missing(open);
        };
    }

    /** The expression up to a closing bracket. */
    private @Nullable Expr inner(Token open, String close) {
        Expr inner = parser.within(open);
        return inner != null && parser.close(close, open) ? inner : null;
    }

    /** From a token to the one last passed. */
    private Span since(Token first) {
        return new Span(first.start(), parser.tokens().previous().end());
    }

    /** Expressions up to a closing bracket, with a comma after each but the last; after that, too, if one likes. */
    private @Nullable List<Expr> list(Token open, String close) {
        Tokens tokens = parser.tokens();
        List<Expr> items = new ArrayList<>();
        int tall = 0;
        while (!tokens.at(close)) {
            Expr item = parser.within(open);
            if (item == null) {
                return null;
            }
            items.add(item);
            tall = Math.max(tall, parser.height());
            if (!tokens.take(",")) {
                break;
            }
        }
        parser.height(tall);
        return parser.close(close, open) ? items : null;
    }

    private @Nullable Expr fields(Token open) {
        Tokens tokens = parser.tokens();
        Map<String, Expr> members = new LinkedHashMap<>();
        int tall = 0;
        while (!tokens.at("}")) {
            Token key = tokens.peek();
            boolean fit = key.type() == TokenType.NAME || key.type() == TokenType.KEYWORD || key.isPlainText();
            if (!fit || !tokens.peek(1).is(":")) {
                if (key.type() == TokenType.END) {
                    parser.close("}", open);
                } else {
                    parser.sink()
                            .error(
                                    "member",
                                    "a member's name and ':' are expected, but here is " + key.shown(),
                                    key.span(),
                                    "write {name: value, \"any other name\": value}");
                }
                return null;
            }
            tokens.next();
            tokens.next();
            Expr value = parser.within(open);
            if (value == null) {
                return null;
            }
            if (members.put(key.text(), value) != null) {
                parser.sink()
                        .error("member-twice", "this object has two members of that name", key.span(), "remove one");
            }
            tall = Math.max(tall, parser.height());
            if (!tokens.take(",")) {
                break;
            }
        }
        if (!parser.close("}", open)) {
            return null;
        }
        return parser.grown(new Expr.Fields(members, since(open)), tall);
    }

    private @Nullable Expr text(Token token) {
        if (token.isPlainText()) {
            return new Expr.Literal(Json.of(token.text()), token.span());
        }
        List<Expr> parts = new ArrayList<>();
        int tall = 0;
        for (Piece piece : token.pieces()) {
            switch (piece) {
                case Piece.Plain plain -> parts.add(new Expr.Literal(Json.of(plain.text()), plain.span()));
                case Piece.Embedded embedded -> {
                    Expr part = embedded(embedded);
                    if (part == null) {
                        return null;
                    }
                    tall = Math.max(tall, parser.height());
                    parts.add(part);
                }
            }
        }
        return parser.grown(Texts.joined(parts, token.span()), tall);
    }

    private @Nullable Expr embedded(Piece.Embedded piece) {
        Span span = piece.span();
        if (piece.tokens().size() == 1) {
            parser.sink()
                    .error(
                            "embedded-empty",
                            "nothing stands in this ${}",
                            span,
                            "write \\${ if the text is to have a ${");
            return null;
        }
        Token open = new Token(TokenType.PUNCTUATION, "${", span.start(), span.start() + 2, null);
        return parser.whole(new Tokens(piece.tokens(), List.of()), open);
    }

    private @Nullable Expr missing(Token found) {
        String advice = switch (found.text()) {
            case "=", "==", "===" -> "write what is compared on both sides of ==";
            case ")", "]", "}" -> "write a value before it, or remove it";
            case "and", "or", "in", "&&", "||", "&", "|" -> "write what it joins on both sides of it";
            default ->
                found.type() == TokenType.KEYWORD
                        ? "write a value before it; a text that is meant stands in double quotes"
                        : "write a number, a text in double quotes, a reference such as ${inputs.x}, a function or a list";
        };
        parser.sink()
                .error("expression-missing", "a value is expected, but here is " + found.shown(), found.span(), advice);
        return null;
    }
}
