/** What the journal says about witnesses, and what is computed from it without a store. */
@NullMarked
package dev.aimos.core.witness;

import org.jspecify.annotations.NullMarked;
