/**
 * The engine: one writer over the journal, and the verbs of the memory and the index computed from journal and catalog.
 * Backends open it with their disk and their catalog.
 */
@NullMarked
package dev.aimos.core.engine;

import org.jspecify.annotations.NullMarked;
