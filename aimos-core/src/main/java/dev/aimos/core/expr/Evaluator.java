package dev.aimos.core.expr;

/** Computes the values of expressions. */
public final class Evaluator {
    private Evaluator() {}

    /**
     * The value of an expression, or the reason why it has none. Never throws, unless the scope does; takes time and space that
     * are bounded whatever the expression and the values are.
     */
    public static Result evaluate(Expr expr, Scope scope) {
        try {
            return new Result.Value(new Evaluation(scope).value(expr));
        } catch (Stop stop) {
            return stop.failed();
        }
    }
}
