/**
 * The projection that answers questions: which record a key shows at a moment, which atoms match a filter or a text. The
 * engine computes it from the journal; a backend implements {@link dev.aimos.core.catalog.Catalog}.
 */
@NullMarked
package dev.aimos.core.catalog;

import org.jspecify.annotations.NullMarked;
