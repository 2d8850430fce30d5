package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.witness.Findings;
import dev.aimos.core.witness.ReceiptDifferences;
import dev.aimos.index.Index;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.memory.AsOf;
import dev.aimos.witness.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that entries of one receipt are what their addresses showed at its moment, whether or not a search finds them.
 * Reads each atom once. Not thread-safe.
 */
final class ShownChecks {
    private final States states;
    private final Index index;
    private final Receipt receipt;
    private final Map<String, Optional<Outline>> outlines = new HashMap<>();

    ShownChecks(States states, Index index, Receipt receipt) {
        this.states = states;
        this.index = index;
        this.receipt = receipt;
    }

    void check(int i, Findings findings) {
        Receipt.Entry entry = receipt.entries().get(i);
        if (!isItsRecord(entry)) {
            findings.wrong(
                    "entry-not-shown",
                    ReceiptDifferences.where(receipt, i),
                    "record " + entry.use().seq() + " was not what its key showed then");
        } else if (!isItsPiece(entry)) {
            findings.wrong(
                    "entry-not-shown",
                    ReceiptDifferences.where(receipt, i),
                    "the text has no such piece, or it is another stretch");
        }
    }

    private boolean isItsRecord(Receipt.Entry entry) {
        try {
            return states.use(entry.address(), receipt.state().basis()).equals(entry.use());
        } catch (AimosException.InvalidRequest | AimosException.NotFound e) {
            return false;
        }
    }

    private boolean isItsPiece(Receipt.Entry entry) {
        AsOf asOf = AsOf.basis(receipt.state().basis());
        Optional<Node> node = outlines.computeIfAbsent(entry.address().key(), key -> index.outline(key, asOf))
                .flatMap(outline -> outline.node(entry.address()));
        return node.map(found -> switch (receipt.kind()) {
                    case SEARCH ->
                        entry.spans().size() == 1 && entry.spans().get(0).equals(found.span());
                    case CONTEXT -> entry.spans().stream().allMatch(found.span()::contains);
                })
                .orElse(false);
    }
}
