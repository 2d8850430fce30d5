/** {@code aimos demo}: a store with something to show, made from this project's documentation and a diary that is made up. */
@NullMarked
package dev.aimos.examples.demo;

import org.jspecify.annotations.NullMarked;
