package dev.aimos.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

/** The names of {@link AimosObservation#CALL}; to be extended by whoever wants more keys, or others. */
public class DefaultCallConvention implements CallConvention {
    /** The convention as it is documented. */
    public DefaultCallConvention() {}

    @Override
    public String getName() {
        return AimosObservation.CALL.getName();
    }

    @Override
    public String getContextualName(CallContext context) {
        return "aimos " + context.verb();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(CallContext context) {
        return KeyValues.of(
                KeyValue.of(AimosKey.STORE, context.store()),
                KeyValue.of(AimosKey.VERB, context.verb()),
                KeyValue.of(AimosKey.OUTCOME, context.outcome()));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(CallContext context) {
        return Keys.present(AimosKey.CORRELATION, context.correlation())
                .and(Keys.present(AimosKey.CODE, context.code()));
    }
}
