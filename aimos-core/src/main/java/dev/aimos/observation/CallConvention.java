package dev.aimos.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How calls of verbs are named. */
public interface CallConvention extends ObservationConvention<CallContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof CallContext;
    }
}
