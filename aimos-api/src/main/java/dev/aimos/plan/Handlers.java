package dev.aimos.plan;

import dev.aimos.AimosException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who does the work of which roles. A role without a handler is an error before anything runs: nothing is assumed. Immutable.
 *
 * <p>A handler is found by role and action ({@code graph.claim}), else by role.
 */
public final class Handlers {
    private final Map<String, Handler> byName;
    private final @Nullable Handler otherwise;

    private Handlers(Map<String, Handler> byName, @Nullable Handler otherwise) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.otherwise = otherwise;
    }

    /** One handler for one role. */
    public static Handlers of(String role, Handler handler) {
        return builder().role(role, handler).build();
    }

    /** One handler for every role. */
    public static Handlers all(Handler handler) {
        return builder().otherwise(handler).build();
    }

    /** Nobody. */
    public static Handlers none() {
        return builder().build();
    }

    /** A builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** The handler of a role's action. */
    public Optional<Handler> find(String role, String action) {
        Handler found = action.isEmpty() ? null : byName.get(role + "." + action);
        if (found == null) {
            found = byName.get(role);
        }
        return Optional.ofNullable(found == null ? otherwise : found);
    }

    /** The names handlers are registered for, in order. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byName.keySet()));
    }

    /** Collects handlers; each name is given once. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Handler> byName = new LinkedHashMap<>();
        private @Nullable Handler otherwise;

        private Builder() {}

        /** A handler of all of a role's actions that have none of their own. */
        public Builder role(String role, Handler handler) {
            return add(role, handler);
        }

        /** A handler of one action of a role. */
        public Builder action(String role, String action, Handler handler) {
            return add(role + "." + action, handler);
        }

        /** A handler of every role that has none. */
        public Builder otherwise(Handler handler) {
            if (otherwise != null) {
                throw new AimosException.InvalidRequest(
                        "handler-repeated", "the handler of all other roles was already set");
            }
            otherwise = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /** All handlers of others, but for names that have one here. */
        public Builder and(Handlers others) {
            others.byName.forEach(byName::putIfAbsent);
            if (otherwise == null) {
                otherwise = others.otherwise;
            }
            return this;
        }

        private Builder add(String name, Handler handler) {
            if (byName.putIfAbsent(name, Objects.requireNonNull(handler, "handler")) != null) {
                throw new AimosException.InvalidRequest(
                        "handler-repeated", "the handler of '" + name + "' was already set");
            }
            return this;
        }

        /** The handlers. */
        public Handlers build() {
            return new Handlers(byName, otherwise);
        }
    }
}
