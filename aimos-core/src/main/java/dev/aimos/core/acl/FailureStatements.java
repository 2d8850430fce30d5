package dev.aimos.core.acl;

import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.core.expr.Tokens;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the statements that say what happens when one step fails. Each reader says whether it could read. */
final class FailureStatements {
    /** How many further attempts {@code ON_FAIL retry} means. */
    static final int RETRIES = 3;

    private static final List<String> ACTIONS = List.of("abort", "skip", "fallback", "escalate", "retry");

    private final AclCursor cursor;
    private final Tokens tokens;
    private final StepBuilder step;
    private final String prefix;
    private boolean retries;

    /** @param prefix of the keys of the step's places */
    FailureStatements(AclCursor cursor, StepBuilder step, String prefix) {
        this.cursor = cursor;
        this.tokens = cursor.tokens();
        this.step = step;
        this.prefix = prefix;
    }

    /** Whether {@code ON_FAIL retry} was read. */
    boolean retries() {
        return retries;
    }

    private String key(String element) {
        return prefix + element;
    }

    boolean retry(Token keyword) {
        cursor.place(key("retry"), keyword.span());
        Integer times = new AclValues(cursor).whole("RETRY", 0, 1_000_000);
        Step.Retry retry = times == null ? null : new RetryReader(cursor).read(times);
        if (retry != null) {
            step.retry(retry);
        }
        return retry != null;
    }

    boolean onFail(Token keyword) {
        cursor.place(key("on_fail"), keyword.span());
        Token action = tokens.peek();
        if (action.type() != TokenType.NAME) {
            cursor.missing(
                    "action-expected",
                    "ON_FAIL says what happens, but there is " + cursor.here(),
                    "write abort, skip, fallback STEP, escalate or retry");
            return false;
        }
        tokens.next();
        Step.OnFail onFail = action(action);
        if (onFail != null) {
            step.onFail(onFail);
        }
        return onFail != null;
    }

    private Step.@Nullable OnFail action(Token action) {
        return switch (action.text()) {
            case "abort" -> new Step.OnFail.Abort();
            case "skip" -> new Step.OnFail.Skip();
            case "retry" -> {
                retries = true;
                yield new Step.OnFail.Abort();
            }
            case "fallback" -> fallback();
            case "escalate" -> escalate();
            default -> {
                cursor.error(
                        "action-unknown",
                        "ON_FAIL cannot " + action.shown(),
                        action.span(),
                        Nearest.to(action.text(), ACTIONS)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("write abort, skip, fallback STEP, escalate or retry"));
                yield null;
            }
        };
    }

    private Step.@Nullable OnFail fallback() {
        Token other = cursor.name("a step");
        if (other == null) {
            return null;
        }
        cursor.place(key("on_fail"), other.span());
        return new Step.OnFail.Fallback(other.text());
    }

    private Step.@Nullable OnFail escalate() {
        if (!tokens.at(TokenType.STRING)) {
            return new Step.OnFail.Escalate(Optional.empty());
        }
        Expression message = cursor.expression(key("on_fail"), "what a person is told");
        return message == null ? null : new Step.OnFail.Escalate(Optional.of(message));
    }

    boolean compensate() {
        Token other = cursor.name("a step");
        if (other == null) {
            return false;
        }
        cursor.place(key("compensate"), other.span());
        step.compensate(other.text());
        return true;
    }
}
