/** Evaluation: how well searches find what is known to answer a question, on labelled text that the user has. */
@NullMarked
package dev.aimos.examples.eval;

import org.jspecify.annotations.NullMarked;
