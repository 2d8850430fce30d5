package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.witness.Findings;
import dev.aimos.core.witness.ReceiptDifferences;
import dev.aimos.index.Context;
import dev.aimos.index.Hits;
import dev.aimos.index.Index;
import dev.aimos.index.Mode;
import dev.aimos.index.Span;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Verification.Finding;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Use;
import dev.aimos.witness.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks receipts: what they name against the journal, then what they found by finding it again. Where that cannot be
 * compared, or differs for a reason, each entry must at least be what its address showed at that moment.
 *
 * <p>Cost: a search or an assembly, and a record and some hashes of the tree for each entry. If what is found differs, also
 * the journal since the receipt's state, which is looked through for erasures.
 */
final class ReceiptChecks {
    /** An entry but for its score. */
    private record Piece(Use use, List<Span> spans) {
        static Piece of(Receipt.Entry entry) {
            return new Piece(entry.use(), entry.spans());
        }
    }

    /** So many records are named of those that were erased. */
    private static final int NAMED = 5;

    private final Core core;
    private final States states;
    private final Searching searching;
    private final Receipts receipts;
    private final Index index;

    ReceiptChecks(Core core, States states, Searching searching, Index index) {
        this.core = core;
        this.states = states;
        this.searching = searching;
        this.receipts = searching.receipts();
        this.index = index;
    }

    /** What was asked; in the mode it was answered in, if it did not say one and the store would choose another now. */
    private Receipts.Asked asked(Receipt receipt) {
        Receipts.Asked asked = Receipts.asked(receipt);
        boolean chosen = asked.query().mode().isEmpty();
        return chosen && searching.mode(asked.query()) != receipt.mode() ? asked.in(receipt.mode()) : asked;
    }

    /** The hits of a receipt, found again. */
    Hits hits(Receipt receipt) {
        return index.search(asked(receipt).query());
    }

    /** The context of a receipt, put together again. */
    Context context(Receipt receipt) {
        Receipts.Asked asked = asked(receipt);
        return index.assemble(asked.query(), asked.contextOptions());
    }

    Verdict verify(Receipt receipt) {
        Findings findings = new Findings();
        if (!states.knows(receipt.state())) {
            findings.wrong(
                    "state-unknown",
                    "state of transaction " + receipt.state().basis().tx(),
                    "the journal did not have that root after so many records; the receipt is of another store, or altered");
            return findings.verdict(List.of());
        }
        List<InclusionProof> proofs = new ArrayList<>();
        List<Integer> sound = records(receipt, findings, proofs);
        Receipts.Asked asked;
        try {
            asked = asked(receipt);
        } catch (AimosException.InvalidRequest e) {
            findings.wrong("query-malformed", "query", "what was asked cannot be read: " + e.getMessage());
            return findings.verdict(proofs);
        }
        Optional<Receipt> found =
                comparable(receipt, asked, findings) ? again(receipt, asked, findings) : Optional.empty();
        List<Finding> differences =
                found.map(again -> ReceiptDifferences.of(receipt, again)).orElse(List.of());
        if (!differences.isEmpty()) {
            boolean explained = explained(receipt, asked, findings);
            differences.forEach(difference -> findings.add(difference, !explained));
        }
        Set<Piece> pieces = new HashSet<>();
        found.ifPresent(again -> again.entries().forEach(entry -> pieces.add(Piece.of(entry))));
        ShownChecks shown = new ShownChecks(states, index, receipt);
        for (int i : sound) {
            if (!pieces.contains(Piece.of(receipt.entries().get(i)))) {
                shown.check(i, findings);
            }
        }
        return findings.verdict(proofs);
    }

    /**
     * That the records of the entries are in the state.
     *
     * @return the entries whose records are, and are not erased
     */
    private List<Integer> records(Receipt receipt, Findings findings, List<InclusionProof> proofs) {
        long size = receipt.state().records();
        Map<Long, InclusionProof> known = new HashMap<>();
        Map<Long, Boolean> erased = new HashMap<>();
        List<Integer> sound = new ArrayList<>();
        for (int i = 0; i < receipt.entries().size(); i++) {
            Use use = receipt.entries().get(i).use();
            String where = ReceiptDifferences.where(receipt, i);
            if (use.seq() >= size) {
                findings.wrong("use-unknown", where, "the state has no record " + use.seq());
                continue;
            }
            InclusionProof proof = known.computeIfAbsent(use.seq(), seq -> core.journal.inclusion(seq, size));
            proofs.add(proof);
            if (!proof.leaf().equals(use.leaf())
                    || !proof.proves(receipt.state().root())) {
                findings.wrong("use-mismatch", where, "the journal has another record " + use.seq());
            } else if (erased.computeIfAbsent(
                    use.seq(), seq -> core.journal.read(seq).erased())) {
                findings.unknown("atom-erased", where, "its record " + use.seq() + " has been erased since");
            } else {
                sound.add(i);
            }
        }
        return sound;
    }

    /** Whether the receipt can have been made as it says, and by what the store has. */
    private boolean comparable(Receipt receipt, Receipts.Asked asked, Findings findings) {
        if (!asked.written().equals(new Receipts.Request(receipt.query(), receipt.options()))) {
            findings.wrong(
                    "query-malformed", "query", "the query or the options are not written as receipts write them");
            return false;
        }
        boolean byVector = receipt.mode() != Mode.LEXICAL;
        if (asked.query().mode().filter(mode -> mode != receipt.mode()).isPresent()
                || byVector != receipt.embedder().isPresent()) {
            findings.wrong("mode-differs", "mode", "the query's mode, the mode and the embedder do not agree");
            return false;
        }
        boolean same = true;
        if (!receipt.analyzer().equals(receipts.analyzer())) {
            findings.unknown(
                    "analyzer-other",
                    "analyzer",
                    "the receipt is by '" + receipt.analyzer() + "', and the store has '" + receipts.analyzer() + "'");
            same = false;
        }
        if (byVector && !receipt.embedder().equals(receipts.embedder())) {
            findings.unknown(
                    "embedder-other",
                    "embedder",
                    "the receipt is by '" + receipt.embedder().orElse("none") + "', and the store has '"
                            + receipts.embedder().orElse("none") + "'");
            same = false;
        }
        return same;
    }

    /** What is found now, with its own receipt; empty if the store does not do it. */
    private Optional<Receipt> again(Receipt receipt, Receipts.Asked asked, Findings findings) {
        try {
            return switch (receipt.kind()) {
                case SEARCH -> index.search(asked.query()).receipt();
                case CONTEXT ->
                    index.assemble(asked.query(), asked.contextOptions()).receipt();
            };
        } catch (AimosException.InvalidRequest | AimosException.Unsupported | AimosException.Busy e) {
            findings.unknown(e.code(), "query", "the store does not do it again: " + e.getMessage());
        } catch (AimosException.NotFound e) {
            findings.unknown(e.code(), "query", "an atom has been erased meanwhile: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Whether there is a reason for differences other than that the receipt is wrong; if so, it is told. */
    private boolean explained(Receipt receipt, Receipts.Asked asked, Findings findings) {
        List<Long> erased = erasedSince(receipt);
        if (!erased.isEmpty()) {
            findings.unknown(
                    "erased-since",
                    "records " + erased.subList(0, Math.min(NAMED, erased.size()))
                            + (erased.size() > NAMED ? " and " + (erased.size() - NAMED) + " more" : ""),
                    "they have been erased since; without them other things are found, and with other scores");
            return true;
        }
        if (receipt.mode() != Mode.LEXICAL && !asked.query().exact()) {
            findings.unknown(
                    "neighbours-approximate",
                    "query",
                    "approximate neighbours may differ from search to search; ask with exact(true) for receipts that"
                            + " hold for ever");
            return true;
        }
        return false;
    }

    /** The records of the state that a search may read and that have been erased since. */
    private List<Long> erasedSince(Receipt receipt) {
        List<Long> erased = new ArrayList<>();
        core.journal.forEach(receipt.state().records(), core.published().size(), record -> {
            if (record.type() == RecordType.ERASURE) {
                for (long seq : ErasureCodec.decode(record)) {
                    if (seq < receipt.state().records()
                            && searched(core.journal.read(seq).type())) {
                        erased.add(seq);
                    }
                }
            }
        });
        return erased;
    }

    private static boolean searched(RecordType type) {
        return switch (type) {
            case ATOM, RETRACTION, CHUNK, ITEM, ITEM_RETRACTION -> true;
            case ERASURE, SNAPSHOT, PLAN, RUN, WITNESS, OUTCOME, CALIBRATOR, SIGNING_KEY, CALL -> false;
        };
    }
}
