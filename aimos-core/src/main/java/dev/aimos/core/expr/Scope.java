package dev.aimos.core.expr;

import java.util.List;

/** What the names in an expression stand for. */
@FunctionalInterface
public interface Scope {
    /**
     * What a path stands for.
     *
     * @param path a name and the members after it, such as {@code steps, find, out, best}; as long as the expression has it
     * @return a value, or a failure that is {@code missing} if there is no such thing
     */
    Result lookup(List<String> path);
}
