package dev.aimos.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen from outside of a run that is interrupted: how much was durable whenever it was taken up, and each call of a
 * handler. Kept as lines of a text, for processes that are killed to write to. Not thread-safe.
 */
public final class CallBook {
    private final List<Call> calls = new ArrayList<>();
    private final List<Long> openings = new ArrayList<>();
    private final List<Call> ends = new ArrayList<>();

    /**
     * A call of a handler.
     *
     * @param opening how often the run had been taken up
     */
    public record Call(int opening, String step, int attempt) {}

    /** The line of a run being taken up that has so many events. */
    public static String opening(long events) {
        return "opening " + events;
    }

    /** The line of a call that begins. */
    public static String begun(String step, int attempt) {
        return "begun " + attempt + " " + step;
    }

    /** The line of a call that ends. */
    public static String ended(String step, int attempt) {
        return "ended " + attempt + " " + step;
    }

    /** Takes the next line. */
    public void take(String line) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        switch (line.substring(0, space)) {
            case "opening" -> openings.add(Long.parseLong(rest));
            case "begun" -> calls.add(call(rest));
            case "ended" -> ends.add(call(rest));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private Call call(String attemptAndStep) {
        int space = attemptAndStep.indexOf(' ');
        return new Call(
                openings.size() - 1,
                attemptAndStep.substring(space + 1),
                Integer.parseInt(attemptAndStep.substring(0, space)));
    }

    /** Calls in their order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Whether a call is known to have ended. */
    public boolean hasEnded(String step, int attempt) {
        return ends.stream().anyMatch(call -> call.step().equals(step) && call.attempt() == attempt);
    }

    /** How many events were durable when the run was taken up. */
    public long events(int opening) {
        return openings.get(opening);
    }

    /** How often it was taken up. */
    public int openings() {
        return openings.size();
    }
}
