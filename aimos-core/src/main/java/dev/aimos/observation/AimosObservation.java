package dev.aimos.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** What a store observes. */
public enum AimosObservation implements ObservationDocumentation {
    /** A call of a verb, from its beginning until its caller has the answer. */
    CALL(
            "aimos.call",
            "aimos VERB",
            "A call of a verb, until its caller has the answer",
            DefaultCallConvention.class,
            new AimosKey[] {AimosKey.STORE, AimosKey.VERB, AimosKey.OUTCOME},
            new AimosKey[] {AimosKey.CORRELATION, AimosKey.CODE}),

    /** An attempt of a step of a plan, in the thread of its handler. */
    ATTEMPT(
            "aimos.attempt",
            "aimos attempt",
            "An attempt of a step of a plan, in the thread of its handler",
            DefaultAttemptConvention.class,
            new AimosKey[] {AimosKey.STORE, AimosKey.OUTCOME},
            new AimosKey[] {
                AimosKey.CORRELATION,
                AimosKey.CODE,
                AimosKey.RUN,
                AimosKey.PLAN,
                AimosKey.STEP,
                AimosKey.ROLE,
                AimosKey.ATTEMPT
            });

    private final String id;
    private final String shownAs;
    private final String description;
    private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out but as copies
    private final AimosKey[] low;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out but as copies
    private final AimosKey[] high;

    AimosObservation(
            String id,
            String shownAs,
            String description,
            Class<? extends ObservationConvention<? extends Observation.Context>> convention,
            AimosKey[] low,
            AimosKey[] high) {
        this.id = id;
        this.shownAs = shownAs;
        this.description = description;
        this.convention = convention;
        this.low = low;
        this.high = high;
    }

    /** What is observed. */
    public String description() {
        return description;
    }

    /** The name of such observations; meters and filters know them by it. */
    @Override
    public String getName() {
        return id;
    }

    /** The name of a span made of it, where {@code VERB} stands for the verb's. */
    @Override
    public String getContextualName() {
        return shownAs;
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return convention;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return low.clone();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return high.clone();
    }
}
