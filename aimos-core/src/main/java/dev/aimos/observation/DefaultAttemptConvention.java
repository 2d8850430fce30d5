package dev.aimos.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/** The names of {@link AimosObservation#ATTEMPT}; to be extended by whoever wants more keys, or others. */
public class DefaultAttemptConvention implements AttemptConvention {
    /** The convention as it is documented. */
    public DefaultAttemptConvention() {}

    @Override
    public String getName() {
        return AimosObservation.ATTEMPT.getName();
    }

    @Override
    public String getContextualName(AttemptContext context) {
        return AimosObservation.ATTEMPT.getContextualName();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(AttemptContext context) {
        return KeyValues.of(
                KeyValue.of(AimosKey.STORE, context.store()), KeyValue.of(AimosKey.OUTCOME, context.outcome()));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(AttemptContext context) {
        return Keys.present(AimosKey.CORRELATION, context.correlation())
                .and(Keys.present(AimosKey.CODE, context.code()))
                .and(
                        KeyValue.of(AimosKey.RUN, context.run()),
                        KeyValue.of(AimosKey.PLAN, context.plan()),
                        KeyValue.of(AimosKey.STEP, context.step()),
                        KeyValue.of(AimosKey.ROLE, context.role()),
                        KeyValue.of(AimosKey.ATTEMPT, Integer.toString(context.attempt())));
    }
}
