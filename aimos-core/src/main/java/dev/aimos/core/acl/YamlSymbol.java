package dev.aimos.core.acl;

import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Expressions;
import org.jspecify.annotations.Nullable;

/** A value of the YAML form that references name: an expression that stands wherever it is named. Not thread-safe. */
final class YamlSymbol {
    private enum State {
        UNREAD,
        UNDER_WAY,
        READ
    }

    private final String shown;
    private final YamlNode node;
    private State state = State.UNREAD;
    private @Nullable Expr value;
    private int length;

    /** @param shown what messages call it */
    YamlSymbol(String shown, YamlNode node) {
        this.shown = shown;
        this.node = node;
    }

    /** What messages call it. */
    String shown() {
        return shown;
    }

    /** What it is read from. */
    YamlNode node() {
        return node;
    }

    /** Whether it is being read, so that naming it is a circle. */
    boolean underWay() {
        return state == State.UNDER_WAY;
    }

    /** Says that it is being read; no if it was. */
    boolean begin() {
        if (state != State.UNREAD) {
            return false;
        }
        state = State.UNDER_WAY;
        return true;
    }

    /** Says what was read; null if it could not be. */
    void end(@Nullable Expr read) {
        state = State.READ;
        value = read;
        length = read == null ? 0 : Expressions.print(read).length();
    }

    /** How many characters the expression has. */
    int length() {
        return length;
    }

    /** The expression; null if it could not be read. */
    @Nullable
    Expr value() {
        return value;
    }
}
