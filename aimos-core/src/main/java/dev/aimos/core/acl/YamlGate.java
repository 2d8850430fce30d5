package dev.aimos.core.acl;

import org.jspecify.annotations.Nullable;

/**
 * What references may name of a gate of the YAML form.
 *
 * @param id its name, and that of its step
 * @param score the value that is compared, if it is written
 * @param threshold what it is compared with, if it is written
 * @param calls whether a role is called, whose outputs are what is gated
 */
record YamlGate(
        String id, @Nullable YamlSymbol score, @Nullable YamlSymbol threshold, boolean calls) {}
