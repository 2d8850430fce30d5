@NullMarked
package dev.aimos.examples;

import org.jspecify.annotations.NullMarked;
