package dev.aimos.core.expr;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds operators among tokens, also under names that they have elsewhere. */
final class OperatorReader {
    private static final Map<String, Operator> OPERATORS = new HashMap<>();

    /** What other languages write, and what it is here. */
    private static final Map<String, Operator> MISTAKEN = Map.ofEntries(
            Map.entry("=", Operator.EQUAL),
            Map.entry("===", Operator.EQUAL),
            Map.entry("is", Operator.EQUAL),
            Map.entry("!==", Operator.UNEQUAL),
            Map.entry("<>", Operator.UNEQUAL),
            Map.entry("=>", Operator.AT_LEAST),
            Map.entry("=<", Operator.AT_MOST),
            Map.entry("&", Operator.AND),
            Map.entry("AND", Operator.AND),
            Map.entry("And", Operator.AND),
            Map.entry("|", Operator.OR),
            Map.entry("OR", Operator.OR),
            Map.entry("Or", Operator.OR),
            Map.entry("?", Operator.DEFAULT),
            Map.entry("**", Operator.TIMES));

    static {
        for (Operator operator : Operator.values()) {
            OPERATORS.put(operator.written(), operator);
        }
        OPERATORS.remove(Operator.NOT_IN.written());
        OPERATORS.put("&&", Operator.AND);
        OPERATORS.put("||", Operator.OR);
    }

    private OperatorReader() {}

    /** The operator at a place, written rightly or wrongly; null if there is none. */
    static @Nullable Operator at(Tokens tokens) {
        Token token = tokens.peek();
        if (token.type() != TokenType.PUNCTUATION && token.type() != TokenType.NAME) {
            return null;
        }
        Operator operator = OPERATORS.get(token.text());
        if (operator != null) {
            return operator;
        }
        if (token.isName("not")) {
            return tokens.peek(1).isName("in") ? Operator.NOT_IN : null;
        }
        return MISTAKEN.get(token.text());
    }

    /** Passes the operator at a place, and tells if it is written wrongly. No if it is none at all. */
    static boolean take(Tokens tokens, Operator operator, Sink sink) {
        Token token = tokens.next();
        if (operator == Operator.NOT_IN) {
            tokens.next();
        }
        if (!MISTAKEN.containsKey(token.text())) {
            return true;
        }
        String advice = switch (token.text()) {
            case "?" -> "write if(condition, a, b), or a ?? b";
            case "**" -> "there is no power operator; multiply";
            default -> "write " + operator.written();
        };
        sink.error("operator", "there is no operator " + token.shown(), token.span(), advice);
        return !token.is("?") && !token.is("**");
    }
}
