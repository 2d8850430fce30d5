package dev.aimos.core.acl;

import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a space stands between two tokens of a line. */
final class Spacing {
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in");
    private static final Set<String> TIGHT_BEFORE = Set.of(")", "]", "}", ",", ":", ".");
    private static final Set<String> TIGHT_AFTER = Set.of("(", "[", "{", "${", ".");

    private Spacing() {}

    /**
     * Whether a space stands between two tokens.
     *
     * @param beforeThat the token before the first, if there is one
     * @param depth how many brackets are open between them
     */
    static boolean between(
            @Nullable Token before, @Nullable Token token, @Nullable Token beforeThat, Statement statement, int depth) {
        if (before == null || token == null || tight(before, TIGHT_AFTER) || tight(token, TIGHT_BEFORE)) {
            return false;
        }
        if (before.is("=") || token.is("=")) {
            return depth == 0 && (statement == Statement.INPUT || statement == Statement.OUTPUT);
        }
        if (token.is("(") || token.is("[")) {
            boolean kind = statement == Statement.ROLE && depth == 0 && before.type() == TokenType.NAME;
            return !kind && !endsValue(before);
        }
        return !(before.is("-") && (beforeThat == null || !endsValue(beforeThat)));
    }

    private static boolean tight(Token token, Set<String> punctuation) {
        return token.type() == TokenType.PUNCTUATION && punctuation.contains(token.text());
    }

    /** Whether a value may end with a token, so that what follows is an operator, or brackets that belong to it. */
    private static boolean endsValue(Token token) {
        return switch (token.type()) {
            case NAME -> !WORDS.contains(token.text());
            case STRING, NUMBER, DURATION -> true;
            case PUNCTUATION -> token.is(")") || token.is("]") || token.is("}");
            case KEYWORD, END -> false;
        };
    }
}
