package dev.aimos.contract;

import dev.aimos.Json;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Decision.Choice;
import dev.aimos.plan.Failure;
import java.util.Random;

/** What handlers and people do in a rehearsed run: the same for the same step, whenever it is asked for. */
record Script(long seed) {
    /** What an attempt comes to: a value, or a failure. */
    sealed interface Outcome {
        record Value(int v) implements Outcome {}

        record Fails(Failure failure) implements Outcome {}
    }

    private Random random(String path, int number) {
        return new Random(seed * 31 + path.hashCode() * 17L + number * 7_919L);
    }

    /** How often a step fails before it does not, and whether that is worth a retry. */
    private int failures(String path) {
        int draw = random(path, -1).nextInt(10);
        return draw < 6 ? 0 : draw - 5;
    }

    /**
     * What a try comes to.
     *
     * @param number from 1; tries that a crash interrupted do not count
     */
    Outcome attempt(String path, int number, int in) {
        if (number <= failures(path)) {
            boolean retryable = random(path, number).nextInt(4) > 0;
            return new Outcome.Fails(new Failure("scripted", "try " + number, retryable));
        }
        return new Outcome.Value(Math.floorMod(path.hashCode() + in + number, 10));
    }

    /** What is answered when a step is to be approved for so many times. */
    Decision approval(String path, int number) {
        return random(path + "?", number).nextInt(5) > 0 ? Decision.approve("me") : Decision.reject("me", "no");
    }

    /** What is decided about a step that failed for so many times. */
    Decision escalation(String path, int number) {
        return switch (random(path + "!", number).nextInt(number < 2 ? 8 : 4)) {
            case 0 -> Decision.reject("me", "enough");
            case 1 -> Decision.of(Choice.SKIP, "me");
            case 2, 3 -> Decision.accept("me", Json.Obj.EMPTY.with("v", Json.of(42)));
            default -> Decision.of(Choice.RETRY, "me");
        };
    }
}
