/** The graph in the formats of other programs, and back: pure functions between items and bytes. */
@NullMarked
package dev.aimos.core.graph.export;

import org.jspecify.annotations.NullMarked;
