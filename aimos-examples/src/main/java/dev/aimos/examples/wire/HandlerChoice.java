package dev.aimos.examples.wire;

import dev.aimos.Json;
import dev.aimos.apoe.MockHandler;
import dev.aimos.apoe.StandardHandlers;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Who does the work of a plan's roles. Nothing is assumed: a role that nobody was chosen for is refused.
 *
 * @param chosen each library, mock, ROLE=library or ROLE=mock
 * @param mocked what mocked steps give
 */
public record HandlerChoice(List<String> chosen, List<Told> mocked) {
    private enum Kind {
        LIBRARY,
        MOCK
    }

    /**
     * What a step is to give.
     *
     * @param step the step
     * @param output the output
     * @param value the value, for the type that the plan says the output has
     */
    public record Told(String step, String output, Function<ValueType, Json> value) {}

    public HandlerChoice {
        chosen = List.copyOf(chosen);
        mocked = List.copyOf(mocked);
        chosen.forEach(one -> kind(one.substring(one.indexOf('=') + 1)));
    }

    /** Whether steps may search, for which the store's model is needed. */
    public boolean library() {
        return chosen.stream().anyMatch(one -> kind(one.substring(one.indexOf('=') + 1)) == Kind.LIBRARY);
    }

    /** Handlers for every role of a plan. */
    public Handlers handlers(Plan plan) {
        SortedMap<String, List<String>> roles = PlanRoles.of(plan);
        SortedSet<String> library = StandardHandlers.library().names();
        Map<String, Kind> kinds = kinds(roles, library);
        requireMocked(plan, kinds);
        MockHandler.Builder mock = MockHandler.builder();
        for (Told told : mocked) {
            ValueType type = PlanRoles.output(plan, told.step(), told.output())
                    .map(Step.Output::type)
                    .orElse(ValueType.ANY);
            mock.output(told.step(), told.output(), told.value().apply(type));
        }
        Handler all = mock.build();
        Handlers.Builder handlers = Handlers.builder();
        kinds.forEach((role, kind) -> handlers.role(
                role,
                kind == Kind.MOCK
                        ? all
                        : StandardHandlers.library().find(role, "").orElseThrow()));
        return handlers.build();
    }

    private Map<String, Kind> kinds(SortedMap<String, List<String>> roles, SortedSet<String> library) {
        Map<String, Kind> kinds = new TreeMap<>();
        Set<Kind> others = new LinkedHashSet<>();
        for (String one : chosen) {
            int at = one.indexOf('=');
            Kind kind = kind(one.substring(at + 1));
            if (at < 0) {
                others.add(kind);
                continue;
            }
            String role = one.substring(0, at);
            if (!roles.containsKey(role)) {
                throw Spelling.unknown("role", role, roles.keySet());
            }
            if (kind == Kind.LIBRARY && !library.contains(role)) {
                throw Failure.usage(
                        "bad-handler", "the library has no " + role + "; it has " + String.join(", ", library));
            }
            kinds.put(role, kind);
        }
        for (String role : roles.keySet()) {
            if (others.contains(Kind.LIBRARY) && library.contains(role)) {
                kinds.putIfAbsent(role, Kind.LIBRARY);
            } else if (others.contains(Kind.MOCK)) {
                kinds.putIfAbsent(role, Kind.MOCK);
            }
        }
        requireAll(roles, kinds, library);
        return kinds;
    }

    private static void requireAll(
            SortedMap<String, List<String>> roles, Map<String, Kind> kinds, SortedSet<String> library) {
        Map<String, List<String>> missing = new LinkedHashMap<>(roles);
        missing.keySet().removeAll(kinds.keySet());
        if (missing.isEmpty()) {
            return;
        }
        List<String> whose = new ArrayList<>();
        missing.forEach((role, steps) -> whose.add(role + " (" + String.join(", ", steps) + ")"));
        List<String> needed = new ArrayList<>();
        missing.keySet().forEach(role -> needed.add(role + (library.contains(role) ? "=library" : "=mock")));
        throw Failure.usage(
                "no-handler",
                "nobody does the work of " + String.join(", ", whose) + "; choose with --handlers "
                        + String.join(",", needed) + ", or for all roles with --handlers library,mock");
    }

    private void requireMocked(Plan plan, Map<String, Kind> kinds) {
        Map<String, String> roles = PlanRoles.bySteps(plan);
        for (Told one : mocked) {
            String step = PlanRoles.name(one.step());
            String role = roles.get(step);
            if (role == null) {
                throw Spelling.unknown("step", step, roles.keySet());
            }
            if (kinds.get(role) != Kind.MOCK) {
                throw Failure.usage(
                        "bad-mock", "the step " + step + " is not mocked; choose --handlers " + role + "=mock");
            }
        }
    }

    private static Kind kind(String word) {
        return Spelling.choose("handler", word, Kind.values());
    }
}
