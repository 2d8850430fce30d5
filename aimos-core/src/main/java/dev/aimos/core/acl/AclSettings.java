package dev.aimos.core.acl;

import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.core.expr.Tokens;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Reads lists of settings: {@code name=value, name=value}; a comma may be missing. */
final class AclSettings {
    private final AclCursor cursor;
    private final Tokens tokens;

    AclSettings(AclCursor cursor) {
        this.cursor = cursor;
        this.tokens = cursor.tokens();
    }

    /**
     * Reads settings as long as there are any.
     *
     * @param of what they belong to
     * @param known what reads the value of each, and says whether it could
     * @return whether all could be read
     */
    boolean read(String of, Map<String, BooleanSupplier> known) {
        Set<String> seen = new HashSet<>();
        boolean good = true;
        boolean more = atSetting() || tokens.take(",");
        while (more) {
            if (!atSetting()) {
                cursor.missing(
                        "setting-expected",
                        "after a comma there should be a setting NAME=VALUE, but there is " + cursor.here(),
                        null);
                return false;
            }
            if (!one(of, known, seen)) {
                good = false;
                toNext();
            }
            more = tokens.take(",") || atSetting();
        }
        return good;
    }

    private boolean atSetting() {
        return tokens.at(TokenType.NAME)
                && (tokens.peek(1).is("=")
                        || tokens.peek(1).is(":")
                        || tokens.peek(1).is("=="));
    }

    private boolean one(String of, Map<String, BooleanSupplier> known, Set<String> seen) {
        Token name = tokens.next();
        Token equals = tokens.next();
        if (!equals.is("=")) {
            cursor.error(
                    "token-expected",
                    "a setting is written NAME=VALUE, without " + equals.shown(),
                    equals.span(),
                    "write =");
        }
        BooleanSupplier value = known.get(name.text());
        if (value == null) {
            cursor.error(
                    "setting-unknown",
                    of + " has no setting " + name.shown(),
                    name.span(),
                    Nearest.to(name.text(), known.keySet())
                            .map(near -> "did you mean " + near + "?")
                            .orElseGet(() -> "it may have " + String.join(", ", known.keySet())));
            return false;
        }
        if (!seen.add(name.text())) {
            cursor.error(
                    "setting-twice", "the setting " + name.shown() + " is here twice", name.span(), "keep one of them");
        }
        return value.getAsBoolean();
    }

    /** Passes the value of a setting that cannot be read. */
    private void toNext() {
        while (!cursor.atStatement()
                && !tokens.at(",")
                && !atSetting()
                && !tokens.at(")")
                && !tokens.at(TokenType.STRING)) {
            tokens.next();
        }
    }
}
