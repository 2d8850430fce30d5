package dev.aimos.apoe;

import dev.aimos.plan.Handler;
import dev.aimos.plan.Handlers;
import java.util.Map;

/**
 * Handlers that come with aimos. They use the store and nothing else: no model, no network. They read the memory as of {@link
 * dev.aimos.plan.StepContext#asOf()}, and what they write lands with the step's completion.
 *
 * <p>A value of null counts as not given. What a handler does not know, or what has another type or range than it needs, fails the
 * step for good: {@code input-missing}, {@code input-type}, {@code input-value}, {@code input-unknown}, {@code action-unknown};
 * what the store refuses fails it under the store's own code. {@code docs/handlers.md} lists every input and output.
 */
public final class StandardHandlers {
    private StandardHandlers() {}

    /**
     * Finds what the memory holds: {@code search}, which is also what is done if no action is named, and {@code context}. The
     * query is the step's instruction if none is given.
     */
    public static Handler retriever() {
        return new Standard(
                "retriever", Map.of("", Retriever::search, "search", Retriever::search, "context", Retriever::context));
    }

    /** Puts into the memory, and takes back: {@code put}, also without an action, {@code write_json}, {@code retract}, {@code get}. */
    public static Handler storer() {
        return new Standard(
                "storer",
                Map.of(
                        "", Storer::put,
                        "put", Storer::put,
                        "write_json", Storer::writeJson,
                        "retract", Storer::retract,
                        "get", Storer::get));
    }

    /**
     * Asserts in the evidence graph and asks it: {@code claim}, {@code relate}, {@code entity}, {@code query}, {@code trace},
     * {@code contradictions}.
     */
    public static Handler graph() {
        return new Standard(
                "graph",
                Map.of(
                        "claim", Claiming::claim,
                        "relate", Claiming::relate,
                        "entity", Claiming::entity,
                        "query", Asking::query,
                        "trace", Asking::trace,
                        "contradictions", Asking::contradictions));
    }

    /** Writes down, as an atom, what a step was given, as hashes too, and what it read as of: {@code write}, also without an action. */
    public static Handler witness() {
        return new Standard("witness", Map.of("", Witnessing::write, "write", Witnessing::write));
    }

    /** Tells people: {@code log}, to the system's log, and {@code todo}, an atom with the tag {@code todo}. */
    public static Handler operator() {
        return new Standard("operator", Map.of("log", Telling::log, "todo", Telling::todo));
    }

    /** All of these, each under the role of its name. */
    public static Handlers library() {
        return Handlers.builder()
                .role("retriever", retriever())
                .role("storer", storer())
                .role("graph", graph())
                .role("witness", witness())
                .role("operator", operator())
                .build();
    }

    /** A handler that does nothing and gives the outputs that a step declares; see {@link MockHandler}. */
    public static Handler mock() {
        return MockHandler.builder().build();
    }

    /** {@link #mock()} for every role: to see how a plan runs, without doing anything. */
    public static Handlers mocks() {
        return Handlers.all(mock());
    }
}
