package dev.aimos.core.expr;

import dev.aimos.plan.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of what the names in an expression stand for. */
@FunctionalInterface
public interface TypeScope {
    /** The type of what a path stands for; null if nothing is known of it. */
    @Nullable
    ValueType type(List<String> path);
}
