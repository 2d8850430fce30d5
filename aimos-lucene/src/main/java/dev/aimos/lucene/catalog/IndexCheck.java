package dev.aimos.lucene.catalog;

import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog.Records;
import dev.aimos.memory.Verification.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Compares an index with its own checksums and with the journal. */
final class IndexCheck {
    private static final int MOST_FINDINGS = 100;
    private static final int STRIDE = 65_536;

    private final View view;
    private final Records present;
    private final long tx;
    private final String name;
    private final String remedy;
    private final List<Finding> findings = new ArrayList<>();
    private long last = -1;
    private long found;

    /**
     * @param present what the journal holds
     * @param tx last transaction to look at
     * @param name what findings call the index
     * @param remedy what helps
     */
    IndexCheck(View view, Records present, long tx, String name, String remedy) {
        this.view = view;
        this.present = present;
        this.tx = tx;
        this.name = name;
        this.remedy = remedy;
    }

    /**
     * What is wrong; nothing, or up to a hundred findings.
     *
     * @param entries how many records there must be
     */
    List<Finding> findings(long entries, Progress progress) throws IOException {
        for (Leaf leaf : view.leaves()) {
            LeafReader reader = leaf.reader();
            try {
                reader.checkIntegrity();
            } catch (IOException e) {
                add("checksum", reader.toString(), "a file of the " + name + " is damaged: " + e.getMessage());
                continue;
            }
            compare(leaf, entries, progress);
        }
        if (found != entries && findings.isEmpty()) {
            add("incomplete", name, "it holds " + found + " of the journal's " + entries + " records");
        }
        progress.update("verify-" + name, entries, entries);
        return List.copyOf(findings);
    }

    private void compare(Leaf leaf, long entries, Progress progress) throws IOException {
        NumericDocValues seqs = leaf.reader().getNumericDocValues(Fields.SEQ);
        Bits kept = leaf.reader().getLiveDocs();
        int end = leaf.documentsUpTo(tx);
        DocIdSetIterator records = records(leaf.reader());
        if (records == null) {
            return;
        }
        for (int document = records.nextDoc();
                document < end && findings.size() < MOST_FINDINGS;
                document = records.nextDoc()) {
            if ((kept == null || kept.get(document)) && seqs.advanceExact(document)) {
                look(seqs.longValue());
                if (found % STRIDE == 0) {
                    progress.update("verify-" + name, found, entries);
                }
            }
        }
    }

    /** The first documents of records; where no document has a role, all are. */
    private static @Nullable DocIdSetIterator records(LeafReader reader) throws IOException {
        return reader.terms(Fields.ROLE) == null
                ? DocIdSetIterator.all(reader.maxDoc())
                : reader.postings(new Term(Fields.ROLE, Fields.RECORD), PostingsEnum.NONE);
    }

    private void look(long seq) {
        found++;
        if (seq <= last) {
            add("order", "record " + seq, "the " + name + " has it twice, or out of order");
        } else if (!present.contains(seq)) {
            add("extra", "record " + seq, "the " + name + " has it, the journal has not");
        }
        last = Math.max(last, seq);
    }

    private void add(String code, String where, String what) {
        findings.add(new Finding(name + "-" + code, where, what + "; " + remedy));
    }
}
