@NullMarked
package dev.aimos.examples.models;

import org.jspecify.annotations.NullMarked;
