package dev.aimos.core.acl;

import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import org.jspecify.annotations.Nullable;

/** What may have been meant by what follows a whole statement. */
final class LeftOver {
    private LeftOver() {}

    static @Nullable String suggestion(Statement statement, Token token) {
        if (token.is(",")) {
            return "leave it out";
        }
        if (token.is("IN")) {
            return "IN belongs to FOR_EACH";
        }
        if (token.is("BREAKER")) {
            return "BREAKER belongs to ROLE, as its end";
        }
        if (token.type() == TokenType.STRING) {
            return "put it into the text before it";
        }
        return switch (statement) {
            case INPUT, OUTPUT ->
                token.type() == TokenType.NAME && AclValues.isType(token.text()) ? "write : before the type" : null;
            case GATE, WHEN, AMEND -> "join conditions by and, or; a message stands in double quotes";
            default -> {
                Statement like = token.type() == TokenType.NAME ? Statement.like(token.text()) : null;
                yield like == null ? null : "did you mean " + like + "?";
            }
        };
    }
}
