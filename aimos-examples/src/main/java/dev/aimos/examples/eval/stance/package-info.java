/** Evaluation of judges that say whether a text contradicts a claim. */
@NullMarked
package dev.aimos.examples.eval.stance;

import org.jspecify.annotations.NullMarked;
