/** Canonical JSON (RFC 8785): the one way a value is written, hashed and signed. Not exported to users. */
@NullMarked
package dev.aimos.json;

import org.jspecify.annotations.NullMarked;
