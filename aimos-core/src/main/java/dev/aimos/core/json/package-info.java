/** Canonical JSON (RFC 8785): the one way a value is written into the journal. */
@NullMarked
package dev.aimos.core.json;

import org.jspecify.annotations.NullMarked;
