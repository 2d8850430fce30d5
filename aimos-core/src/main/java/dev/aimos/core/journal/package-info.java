/**
 * The journal: every change is one record appended here, and everything else is computed from it.
 *
 * <p>{@link dev.aimos.core.journal.Journal} is the door. Below it, from the bytes up: {@link
 * dev.aimos.core.journal.Disk} holds named files; a frame carries one record; a segment file carries frames; two kinds
 * of sidecar, {@code positions} and {@code tree}, are projections of the segments that make a record or a proof cost
 * O(log n) reads, and are rebuilt when missing. The bytes are specified in {@code docs/format/journal.md}.
 */
@NullMarked
package dev.aimos.core.journal;

import org.jspecify.annotations.NullMarked;
