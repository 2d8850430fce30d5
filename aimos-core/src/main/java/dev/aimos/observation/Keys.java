package dev.aimos.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.common.docs.KeyName;
import java.util.Optional;

/** Keys that are left out where there is no value. */
final class Keys {
    private Keys() {}

    static KeyValues present(KeyName name, Optional<String> value) {
        return value.isEmpty() ? KeyValues.empty() : KeyValues.of(KeyValue.of(name, value.get()));
    }
}
