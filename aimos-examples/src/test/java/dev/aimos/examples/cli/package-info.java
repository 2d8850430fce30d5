@NullMarked
package dev.aimos.examples.cli;

import org.jspecify.annotations.NullMarked;
