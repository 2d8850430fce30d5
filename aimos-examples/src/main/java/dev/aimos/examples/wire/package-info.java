/** What the command line and the server have in common: JSON shapes, moments, times and words as people write them. */
@NullMarked
package dev.aimos.examples.wire;

import org.jspecify.annotations.NullMarked;
