/**
 * Answers that can be checked: witnesses of what an answer or a step was made of, the gate that a confidence must pass,
 * calibration from outcomes, receipts of retrievals, replay, and bundles for auditors.
 *
 * <p>A {@link dev.aimos.witness.Witness} is immutable and named by the hash of its canonical JSON. It is one record of the
 * journal, so it is in the Merkle tree that snapshots name; {@code docs/witnesses.md} says how to check one by hand.
 */
@NullMarked
package dev.aimos.witness;

import org.jspecify.annotations.NullMarked;
