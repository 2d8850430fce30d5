/**
 * CMC, the memory: {@linkplain dev.aimos.memory.Atom atoms} on two time axes, {@linkplain dev.aimos.memory.Snapshot
 * snapshots} and proofs.
 *
 * <p><b>Valid time</b> says when a fact is true in the world; <b>transaction time</b> says when the store learned it.
 * Both are half-open. The one rule that decides every reading: at a basis (tx, validAt), a key shows the <em>last</em>
 * record, in journal order, among those recorded up to tx whose valid interval contains validAt. If that record is a
 * retraction, or there is none, the key shows nothing. The algebra is the bitemporal one of Snodgrass, <i>Developing
 * Time-Oriented Database Applications in SQL</i> (1999), with the overlay semantics of XTDB.
 */
@NullMarked
package dev.aimos.memory;

import org.jspecify.annotations.NullMarked;
