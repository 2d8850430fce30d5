/**
 * What the graph contributes to a search: a walk from its hits through what they mention, and which of them contradict each
 * other. Reads the register; knows nothing of how hits are found.
 */
@NullMarked
package dev.aimos.core.graphrank;

import org.jspecify.annotations.NullMarked;
