package dev.aimos.core.witness;

import dev.aimos.memory.Verification.Finding;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Receipt.Entry;
import java.util.ArrayList;
import java.util.List;

/** Where what a receipt says was found is not what is found. */
public final class ReceiptDifferences {
    private ReceiptDifferences() {}

    /** What differs: entries, in order, then the text of a context. Scores are compared exactly. */
    public static List<Finding> of(Receipt said, Receipt found) {
        List<Finding> all = new ArrayList<>();
        int common = Math.min(said.entries().size(), found.entries().size());
        for (int i = 0; i < common; i++) {
            entry(where(said, i), said.entries().get(i), found.entries().get(i), all);
        }
        if (said.entries().size() != found.entries().size()) {
            all.add(new Finding(
                    "entries-differ",
                    "entries",
                    "found are " + found.entries().size() + ", not "
                            + said.entries().size()));
        }
        if (!said.text().equals(found.text())) {
            all.add(new Finding("text-differs", "text", "the context reads otherwise"));
        }
        return all;
    }

    /** How findings call an entry: by its number, from 1, and its address. */
    public static String where(Receipt receipt, int entry) {
        return "entry " + (entry + 1) + ", " + receipt.entries().get(entry).address();
    }

    private static void entry(String where, Entry said, Entry found, List<Finding> all) {
        if (!said.address().equals(found.address())) {
            all.add(new Finding("entry-differs", where, "found there is " + found.address()));
            return;
        }
        if (said.use().seq() != found.use().seq()) {
            all.add(new Finding(
                    "entry-differs",
                    where,
                    "found is record " + found.use().seq() + ", not "
                            + said.use().seq()));
        }
        if (said.score() != found.score()) {
            all.add(new Finding("score-differs", where, "the score is " + found.score() + ", not " + said.score()));
        }
        if (!said.spans().equals(found.spans())) {
            all.add(new Finding("spans-differ", where, "found is another stretch of the text, or other quotes"));
        }
    }
}
