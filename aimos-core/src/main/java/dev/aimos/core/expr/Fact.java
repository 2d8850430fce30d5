package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a condition says of the value of one expression.
 *
 * @param subject the expression, as a path or printed: two that are written the same have the same value
 * @param natural whether the subject is a whole number from 0 on, whatever it counts
 * @param operator a comparison, {@link Operator#IN} or {@link Operator#NOT_IN}
 * @param constant what it is compared with
 */
record Fact(String subject, boolean natural, Operator operator, Json constant) {

    /** What a condition says if it is to be true, or to be false. Empty if it says nothing that can be reckoned with. */
    static Optional<Fact> of(Expr condition, boolean positive) {
        if (condition instanceof Expr.Binary binary
                && binary.operator().compares()
                && !(binary.operator() == Operator.IN || binary.operator() == Operator.NOT_IN)) {
            Optional<Json> right = Constant.fold(binary.right());
            if (right.isPresent()) {
                return Optional.of(of(binary.left(), binary.operator(), right.get(), positive));
            }
            return Constant.fold(binary.left())
                    .map(left -> of(binary.right(), mirrored(binary.operator()), left, positive));
        }
        if (condition instanceof Expr.Binary binary && binary.operator().compares()) {
            return Constant.fold(binary.right())
                    .filter(Json.Arr.class::isInstance)
                    .map(list -> of(binary.left(), binary.operator(), list, positive));
        }
        return Optional.of(of(condition, Operator.EQUAL, Json.of(positive), true));
    }

    private static Fact of(Expr subject, Operator operator, Json constant, boolean positive) {
        Expr bare = bare(subject);
        boolean natural = bare instanceof Expr.Apply apply
                && (apply.function().equals("count") || apply.function().equals("length"));
        List<String> path = Paths.of(bare);
        boolean plain = path != null && path.stream().allMatch(Words::isName);
        String name = path != null && plain ? String.join(".", path) : Expressions.print(bare);
        return new Fact(name, natural, positive ? operator : contrary(operator), constant);
    }

    private static Expr bare(Expr expr) {
        Expr bare = expr;
        while (bare instanceof Expr.Reference reference) {
            bare = reference.inner();
        }
        return bare;
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.MORE;
            case AT_MOST -> Operator.AT_LEAST;
            case MORE -> Operator.LESS;
            case AT_LEAST -> Operator.AT_MOST;
            default -> operator;
        };
    }

    private static Operator contrary(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.AT_LEAST;
            case AT_MOST -> Operator.MORE;
            case MORE -> Operator.AT_MOST;
            case AT_LEAST -> Operator.LESS;
            case EQUAL -> Operator.UNEQUAL;
            case UNEQUAL -> Operator.EQUAL;
            case IN -> Operator.NOT_IN;
            case NOT_IN -> Operator.IN;
            default -> operator;
        };
    }

    /** The fact for people. */
    String shown() {
        return Values.shortened(subject) + " " + operator.written() + " "
                + Values.shortened(Expressions.print(Expressions.of(constant)));
    }
}
