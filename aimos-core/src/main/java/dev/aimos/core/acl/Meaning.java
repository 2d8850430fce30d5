package dev.aimos.core.acl;

import dev.aimos.plan.ValueType;
import org.jspecify.annotations.Nullable;

/** What a path in an expression stands for. */
sealed interface Meaning {
    /**
     * A value.
     *
     * @param type its type
     * @param length how many names of the path lead to it; those after it are members of it
     */
    record Known(ValueType type, int length) implements Meaning {}

    /**
     * Nothing that is there.
     *
     * @param maybe whether it can be asked for all the same where it may be missing
     */
    record Unknown(String code, String message, @Nullable String suggestion, boolean maybe) implements Meaning {}
}
