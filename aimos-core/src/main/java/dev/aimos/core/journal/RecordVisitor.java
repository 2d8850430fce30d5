package dev.aimos.core.journal;

/** Is shown records, in journal order. What it throws stops the reading and reaches the caller. */
@FunctionalInterface
public interface RecordVisitor {
    /** Shows the next record. */
    void visit(JournalRecord record);
}
