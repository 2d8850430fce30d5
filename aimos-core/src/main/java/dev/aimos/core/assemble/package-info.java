/**
 * Puts a context together from what a search found. {@link dev.aimos.core.assemble.Assembler} is the door; what it is given
 * is {@link dev.aimos.core.assemble.Found} and {@link dev.aimos.core.assemble.Signals}.
 */
@NullMarked
package dev.aimos.core.assemble;

import org.jspecify.annotations.NullMarked;
