package dev.aimos.core.acl;

import org.jspecify.annotations.Nullable;

/**
 * Where a reference of the YAML form stands, for what it can name.
 *
 * @param variable what the item is called, if the step is done for each of a list
 * @param own the gate it belongs to, if it does
 */
record YamlPlace(@Nullable String variable, @Nullable YamlGate own) {
    /** No gate, and no list. */
    static final YamlPlace ANYWHERE = new YamlPlace(null, null);
}
