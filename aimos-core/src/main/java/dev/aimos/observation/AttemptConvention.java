package dev.aimos.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/** How attempts of steps are named. */
public interface AttemptConvention extends ObservationConvention<AttemptContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof AttemptContext;
    }
}
