/** Audit bundles: what is in them, and how they are checked without a store. {@code docs/witnesses.md} specifies them. */
@NullMarked
package dev.aimos.core.audit;

import org.jspecify.annotations.NullMarked;
