package dev.aimos.examples.cli;

import dev.aimos.Json;
import dev.aimos.apoe.MockHandler;
import dev.aimos.apoe.StandardHandlers;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.PlanRoles;
import dev.aimos.examples.wire.Spelling;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Who does the work of a plan's roles. Nothing is assumed: a role that nobody was chosen for is refused. */
final class HandlerOptions {
    private enum Kind {
        LIBRARY,
        MOCK
    }

    /** What a step is to give. */
    private record Told(String step, String output, String value) {}

    @Option(
            names = "--handlers",
            split = ",",
            paramLabel = "LIST",
            description = "Who does the work: library, mock, ROLE=library or ROLE=mock, separated by commas. Of library"
                    + " and mock together, the library does what it can.")
    private List<String> chosen = List.of();

    @Option(
            names = "--mock",
            paramLabel = "STEP.OUTPUT=VALUE",
            description = "What a mocked step gives; VALUE is JSON, or text.")
    private List<String> mocked = List.of();

    /** Refuses what cannot be read, whatever the plan. */
    void check() {
        for (String one : chosen) {
            kind(one.substring(one.indexOf('=') + 1));
        }
        mocked.forEach(HandlerOptions::told);
    }

    boolean given() {
        return !chosen.isEmpty();
    }

    /** Whether steps may search, for which the store's model is needed. */
    boolean library() {
        return chosen.stream().anyMatch(one -> kind(one.substring(one.indexOf('=') + 1)) == Kind.LIBRARY);
    }

    /** The options as they were given, for a command to be typed. */
    List<String> typed() {
        List<String> typed = new ArrayList<>();
        if (given()) {
            typed.addAll(List.of("--handlers", String.join(",", chosen)));
        }
        mocked.forEach(one -> typed.addAll(List.of("--mock", one)));
        return typed;
    }

    /** Handlers for every role of a plan. */
    Handlers handlers(Plan plan) {
        SortedMap<String, List<String>> roles = PlanRoles.of(plan);
        SortedSet<String> library = StandardHandlers.library().names();
        Map<String, Kind> kinds = kinds(roles, library);
        requireMocked(plan, kinds);
        MockHandler.Builder mock = MockHandler.builder();
        for (String one : mocked) {
            Told told = told(one);
            mock.output(told.step(), told.output(), value(plan, told));
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
        for (String one : mocked) {
            String step = PlanRoles.name(told(one).step());
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

    /** Text where the plan says that the output is text, and otherwise JSON if it can be read as that. */
    private static Json value(Plan plan, Told told) {
        Optional<ValueType> type =
                PlanRoles.output(plan, told.step(), told.output()).map(Step.Output::type);
        return InputOptions.value(told.value(), type.orElse(ValueType.ANY));
    }

    private static Told told(String text) {
        int equals = text.indexOf('=');
        int dot = equals < 0 ? -1 : text.lastIndexOf('.', equals);
        if (dot <= 0 || dot + 1 == equals) {
            throw Failure.usage("bad-mock", "'" + text + "' is no output; write STEP.OUTPUT=VALUE");
        }
        return new Told(text.substring(0, dot), text.substring(dot + 1, equals), text.substring(equals + 1));
    }

    private static Kind kind(String word) {
        return Spelling.choose("handler", word, Kind.values());
    }
}
