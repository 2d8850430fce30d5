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
import org.apache.lucene.util.Bits;

/** Compares an index with its own checksums and with the journal. */
final class IndexCheck {
    private static final int MOST_FINDINGS = 100;
    private static final int STRIDE = 65_536;

    private final View view;
    private final Records present;
    private final long tx;
    private final String remedy;
    private final List<Finding> findings = new ArrayList<>();
    private long last = -1;
    private long found;

    /**
     * @param present what the journal holds
     * @param tx last transaction to look at
     * @param remedy what helps
     */
    IndexCheck(View view, Records present, long tx, String remedy) {
        this.view = view;
        this.present = present;
        this.tx = tx;
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
                add("index-checksum", reader.toString(), "a file of the index is damaged: " + e.getMessage());
                continue;
            }
            compare(leaf, entries, progress);
        }
        if (found != entries && findings.isEmpty()) {
            add("index-incomplete", "index", "it holds " + found + " of the journal's " + entries + " records");
        }
        progress.update("verify-index", entries, entries);
        return List.copyOf(findings);
    }

    private void compare(Leaf leaf, long entries, Progress progress) throws IOException {
        NumericDocValues seqs = leaf.reader().getNumericDocValues(Fields.SEQ);
        Bits kept = leaf.reader().getLiveDocs();
        int end = leaf.documentsUpTo(tx);
        PostingsEnum records = leaf.reader().postings(new Term(Fields.ROLE, Fields.RECORD), PostingsEnum.NONE);
        if (records == null) {
            return;
        }
        for (int document = records.nextDoc();
                document < end && findings.size() < MOST_FINDINGS;
                document = records.nextDoc()) {
            if ((kept == null || kept.get(document)) && seqs.advanceExact(document)) {
                look(seqs.longValue());
                if (found % STRIDE == 0) {
                    progress.update("verify-index", found, entries);
                }
            }
        }
    }

    private void look(long seq) {
        found++;
        if (seq <= last) {
            add("index-order", "record " + seq, "the index has it twice, or out of order");
        } else if (!present.contains(seq)) {
            add("index-extra", "record " + seq, "the index has it, the journal has not");
        }
        last = Math.max(last, seq);
    }

    private void add(String code, String where, String what) {
        findings.add(new Finding(code, where, what + "; " + remedy));
    }
}
