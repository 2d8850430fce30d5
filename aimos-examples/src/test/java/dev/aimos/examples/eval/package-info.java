@NullMarked
package dev.aimos.examples.eval;

import org.jspecify.annotations.NullMarked;
