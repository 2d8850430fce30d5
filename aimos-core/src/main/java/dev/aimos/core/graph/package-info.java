/** The evidence graph: how items are recorded, filed and read, and what follows from them. */
@NullMarked
package dev.aimos.core.graph;

import org.jspecify.annotations.NullMarked;
