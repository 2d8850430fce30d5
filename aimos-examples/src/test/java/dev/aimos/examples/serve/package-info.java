@NullMarked
package dev.aimos.examples.serve;

import org.jspecify.annotations.NullMarked;
