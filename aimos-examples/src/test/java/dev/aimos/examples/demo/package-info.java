@NullMarked
package dev.aimos.examples.demo;

import org.jspecify.annotations.NullMarked;
