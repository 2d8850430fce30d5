package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.Optional;

/** Evaluates expressions before there is anything to look up. */
public final class Constant {
    /** The number 0. */
    static final Optional<Json> ZERO = Optional.of(Json.of(0));

    private static final String UNKNOWN = "not-constant";

    private Constant() {}

    /** The value that an expression has whatever its names stand for; empty if that is not so, or it has none. */
    public static Optional<Json> fold(Expr expr) {
        return result(expr)
                .flatMap(result -> result instanceof Result.Value value ? Optional.of(value.json()) : Optional.empty());
    }

    /** What evaluating an expression gives whatever its names stand for: a value or a failure; empty if that is not so. */
    public static Optional<Result> result(Expr expr) {
        Result result = Evaluator.evaluate(expr, path -> new Result.Failed(UNKNOWN, "not known yet", false));
        return result instanceof Result.Failed failed && failed.code().equals(UNKNOWN)
                ? Optional.empty()
                : Optional.of(result);
    }
}
