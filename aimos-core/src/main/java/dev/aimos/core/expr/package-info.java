/** Expressions of ACL: reading, printing, typing and evaluating them. */
@NullMarked
package dev.aimos.core.expr;

import org.jspecify.annotations.NullMarked;
