@NullMarked
package dev.aimos.examples.text;

import org.jspecify.annotations.NullMarked;
