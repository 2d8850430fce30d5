package dev.aimos.observation;

import io.micrometer.observation.Observation;
import java.util.Optional;

/** What is known of an attempt of a step while it is observed. For one thread. */
public abstract class AttemptContext extends Observation.Context {
    /** What is known of an attempt. */
    protected AttemptContext() {}

    /** The store's directory, or {@code memory}. */
    public abstract String store();

    /** The id of the run. */
    public abstract String run();

    /** The name of the plan. */
    public abstract String plan();

    /** The path of the step. */
    public abstract String step();

    /** The role that the step is assigned to. */
    public abstract String role();

    /** The attempt's number, from 1. */
    public abstract int attempt();

    /** {@code returned}, {@code failed}, {@code timed-out} or {@code stopped}; {@code none} while it goes on. */
    public abstract String outcome();

    /** The correlation id of who started or resumed the run. */
    public abstract Optional<String> correlation();

    /** The code of the failure that it ended in. */
    public abstract Optional<String> code();
}
