/**
 * How sure a retrieval is that its best hits answer the question. {@link dev.aimos.core.assess.Appraisal} is the door; it
 * knows nothing of where hits and weights come from.
 */
@NullMarked
package dev.aimos.core.assess;

import org.jspecify.annotations.NullMarked;
