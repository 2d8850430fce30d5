/** Reads the JSON of the journal; what writes it is in {@code dev.aimos.json}. */
@NullMarked
package dev.aimos.core.json;

import org.jspecify.annotations.NullMarked;
