package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Constant;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Operator;
import dev.aimos.core.expr.Result;
import dev.aimos.core.expr.Unsatisfiable;
import java.util.Optional;

/** What is known of a condition before anything is run. */
sealed interface Truth {
    /** It may hold, or not. */
    record Open() implements Truth {}

    /** It holds if it has a value at all. */
    record Always() implements Truth {}

    /**
     * It cannot hold.
     *
     * @param reason why
     */
    record Never(String reason) implements Truth {}

    /** What is known of a condition. */
    static Truth of(Site site) {
        if (site.refs().isEmpty()) {
            return Constant.result(site.expr()).map(Truth::ofConstant).orElse(new Open());
        }
        Expr expr = bare(site.expr());
        if (plainComparison(expr)) {
            return new Open();
        }
        Optional<String> reason = Unsatisfiable.reason(site.expr());
        if (reason.isPresent()) {
            return new Never(reason.get());
        }
        boolean joined = expr instanceof Expr.Binary binary && binary.operator() == Operator.AND;
        return !joined && Unsatisfiable.reason(new Expr.Not(expr, expr.span())).isPresent() ? new Always() : new Open();
    }

    private static Expr bare(Expr expr) {
        return expr instanceof Expr.Reference reference ? bare(reference.inner()) : expr;
    }

    /** Whether a condition compares what it reads, and nothing computed from that: then it may hold, or not. */
    private static boolean plainComparison(Expr expr) {
        return expr instanceof Expr.Binary binary
                && binary.operator().precedence() == Operator.EQUAL.precedence()
                && plain(binary.left())
                && plain(binary.right());
    }

    private static boolean plain(Expr expr) {
        return bare(expr) instanceof Expr.Name
                || bare(expr) instanceof Expr.Member
                || bare(expr) instanceof Expr.Literal
                || bare(expr) instanceof Expr.Quantity;
    }

    private static Truth ofConstant(Result result) {
        return switch (result) {
            case Result.Failed failed -> new Never(failed.reason());
            case Result.Value value -> ofConstant(value.json());
        };
    }

    private static Truth ofConstant(Json value) {
        if (value instanceof Json.Bool holds) {
            return holds.value() ? new Always() : new Never("it is constant, and false");
        }
        return new Open();
    }
}
