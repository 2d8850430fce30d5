package dev.aimos.core.acl;

import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement of ACL. Its name is the keyword it begins with. */
enum Statement {
    PLAN(Level.HEADER, true),
    STEP(Level.HEADER, true),
    ROLE(Level.PLAN, true),
    POOL(Level.PLAN, true),
    AMEND(Level.PLAN, false),
    INPUT(Level.BOTH, true),
    OUTPUT(Level.BOTH, true),
    BUDGET(Level.BOTH, false),
    TIMEOUT(Level.BOTH, false),
    ASSIGN(Level.STEP, false),
    CALL(Level.STEP, false),
    REQUIRES(Level.STEP, true),
    GATE(Level.STEP, true),
    WHEN(Level.STEP, false),
    FOR_EACH(Level.STEP, false),
    RETRY(Level.STEP, false),
    ON_FAIL(Level.STEP, false),
    COMPENSATE(Level.STEP, false),
    APPROVE(Level.STEP, false);

    private static final Map<String, Statement> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Statement::name, Function.identity()));
    private static final List<String> KEYWORDS =
            Arrays.stream(values()).map(Statement::name).toList();

    /** What a statement says something of. */
    private enum Level {
        HEADER,
        PLAN,
        STEP,
        BOTH
    }

    private final Level level;
    private final boolean repeated;

    Statement(Level level, boolean repeated) {
        this.level = level;
        this.repeated = repeated;
    }

    /** Whether it says something of a plan. */
    boolean ofPlan() {
        return level == Level.PLAN || level == Level.BOTH;
    }

    /** Whether it says something of a step. */
    boolean ofStep() {
        return level == Level.STEP || level == Level.BOTH;
    }

    /** Whether there may be several of it in a plan or a step. */
    boolean repeated() {
        return repeated;
    }

    /** Whether others refer to what it says: without it, they would seem wrong. */
    boolean declares() {
        return switch (this) {
            case PLAN, STEP, ROLE, POOL, INPUT, OUTPUT, ASSIGN, CALL, FOR_EACH, ON_FAIL, COMPENSATE -> true;
            case AMEND, BUDGET, TIMEOUT, REQUIRES, GATE, WHEN, RETRY, APPROVE -> false;
        };
    }

    /** The statement that a token begins; null if it begins none. */
    static @Nullable Statement of(Token token) {
        return token.type() == TokenType.KEYWORD ? BY_KEYWORD.get(token.text()) : null;
    }

    /** The statement that a word is, but for the case of its letters; null if it is none. */
    static @Nullable Statement inOtherCase(String word) {
        return word.length() > 10 ? null : BY_KEYWORD.get(word.toUpperCase(Locale.ROOT));
    }

    /** The statement that a word is a misspelling of; null if it is near none. */
    static @Nullable Statement like(String word) {
        return Nearest.to(word, KEYWORDS).map(BY_KEYWORD::get).orElse(null);
    }
}
