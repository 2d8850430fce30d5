/** Evaluation of abstention: how well a retrieval knows whether it has found the answer. */
@NullMarked
package dev.aimos.examples.eval.abstention;

import org.jspecify.annotations.NullMarked;
