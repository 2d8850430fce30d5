package dev.aimos.observation;

import io.micrometer.common.docs.KeyName;

/** Names of the keys that observations of a store have. */
public enum AimosKey implements KeyName {
    /** The store's directory, or {@code memory}. */
    STORE("store", true, "the store's directory, or `memory`"),
    /** The verb that was called. */
    VERB("verb", true, "as the tag of `aimos.verb`"),
    /** How it ended. */
    OUTCOME(
            "outcome",
            true,
            "of a call: `ok`, or its kind of error, as the tag of `aimos.errors`; of an attempt: as the tag of"
                    + " `aimos.attempts`; `none` while it goes on"),
    /** The correlation id that the call, or the run, has. */
    CORRELATION("correlation", false, "the correlation id of the call, or of who started the run"),
    /** The code of the error that it ended in. */
    CODE("code", false, "the code of the error it ended in, such as `key-empty`"),
    /** The id of a run. */
    RUN("run", true, "the run's id"),
    /** The name of a plan. */
    PLAN("plan", true, "the plan's name"),
    /** The path of a step. */
    STEP("step", true, "the step's path"),
    /** The role that a step is assigned to. */
    ROLE("role", true, "the role that the step is assigned to"),
    /** The number of an attempt. */
    ATTEMPT("attempt", true, "the attempt's number, from 1");

    private final String key;
    private final boolean required;
    private final String description;

    AimosKey(String key, boolean required, String description) {
        this.key = key;
        this.required = required;
        this.description = description;
    }

    /** What its values say, as a cell of a table in Markdown. */
    public String description() {
        return description;
    }

    @Override
    public String asString() {
        return key;
    }

    /** Whether each observation that can have the key has it. */
    @Override
    public boolean isRequired() {
        return required;
    }
}
