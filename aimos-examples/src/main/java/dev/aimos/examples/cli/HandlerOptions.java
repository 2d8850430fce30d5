package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.HandlerChoice;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Who does the work of a plan's roles, and what mocked steps give; see {@link HandlerChoice}. */
final class HandlerOptions {
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
        choice();
    }

    boolean given() {
        return !chosen.isEmpty();
    }

    /** Whether steps may search, for which the store's model is needed. */
    boolean library() {
        return choice().library();
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
        return choice().handlers(plan);
    }

    private HandlerChoice choice() {
        return new HandlerChoice(
                chosen, mocked.stream().map(HandlerOptions::told).toList());
    }

    /** Text where the plan says that the output is text, and otherwise JSON if it can be read as that. */
    private static HandlerChoice.Told told(String text) {
        int equals = text.indexOf('=');
        int dot = equals < 0 ? -1 : text.lastIndexOf('.', equals);
        if (dot <= 0 || dot + 1 == equals) {
            throw Failure.usage("bad-mock", "'" + text + "' is no output; write STEP.OUTPUT=VALUE");
        }
        String value = text.substring(equals + 1);
        return new HandlerChoice.Told(
                text.substring(0, dot), text.substring(dot + 1, equals), type -> InputOptions.value(value, type));
    }
}
