package dev.aimos.core.expr;

/** What joins two expressions. */
public enum Operator {
    DEFAULT("??", 1),
    OR("or", 2),
    AND("and", 3),
    EQUAL("==", 5),
    UNEQUAL("!=", 5),
    LESS("<", 5),
    AT_MOST("<=", 5),
    MORE(">", 5),
    AT_LEAST(">=", 5),
    IN("in", 5),
    NOT_IN("not in", 5),
    PLUS("+", 6),
    MINUS("-", 6),
    TIMES("*", 7),
    DIVIDED("/", 7),
    MODULO("%", 7);

    private final String written;
    private final int precedence;

    Operator(String written, int precedence) {
        this.written = written;
        this.precedence = precedence;
    }

    /** As it is printed. */
    public String written() {
        return written;
    }

    /** Higher binds tighter; {@code not} has 4. */
    public int precedence() {
        return precedence;
    }

    /** Whether it compares; such operators do not follow one another. */
    boolean compares() {
        return precedence == 5;
    }
}
