package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Snapshot;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Use;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Verdict.Result;
import dev.aimos.witness.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What receipts do not prove: what is not so is refuted, and what can no longer be compared is undecided. */
public abstract class ReceiptDoubtContract extends ReceiptSuite {
    @Test
    void anotherStoresReceiptIsRefuted() {
        Receipt receipt = receipt(ICE.mode(Mode.LEXICAL));
        try (AimOs other = InMemoryAimOs.builder().clock(clock).open()) {
            for (int i = 0; i < 20; i++) {
                other.memory().put(AtomDraft.text("ice" + i, "Glaciers carve valleys."));
            }
            Verdict verdict = other.witnesses().verify(receipt);
            assertThat(verdict.result()).isEqualTo(Result.REFUTED);
            assertThat(codes(verdict)).containsExactly("state-unknown");
        }
    }

    @Test
    void whatNobodyFoundIsRefutedAndTheEntryIsNamed() {
        Receipt receipt = receipt(ICE.mode(Mode.LEXICAL));
        List<Receipt.Entry> swapped = new ArrayList<>(receipt.entries());
        swapped.set(1, receipt.entries().get(2));
        swapped.set(2, receipt.entries().get(1));
        Verdict verdict = verdict(with(receipt, swapped), Result.REFUTED);
        assertThat(verdict.findings())
                .extracting(finding -> finding.where())
                .containsExactly(
                        "entry 2, " + swapped.get(1).address(),
                        "entry 3, " + swapped.get(2).address());
        assertThat(codes(verdict(with(receipt, receipt.entries().subList(0, 4)), Result.REFUTED)))
                .containsExactly("entries-differ");
        Receipt.Entry first = receipt.entries().get(0);
        List<Receipt.Entry> higher = new ArrayList<>(receipt.entries());
        higher.set(0, new Receipt.Entry(first.use(), Math.nextDown(first.score()), first.spans()));
        assertThat(codes(verdict(with(receipt, higher), Result.REFUTED))).containsExactly("score-differs");
    }

    private static Receipt with(Receipt receipt, List<Receipt.Entry> entries) {
        return new Receipt(
                receipt.kind(),
                receipt.query(),
                receipt.options(),
                receipt.state(),
                receipt.analyzer(),
                receipt.embedder(),
                receipt.mode(),
                entries,
                receipt.text());
    }

    private static Receipt with(Receipt receipt, String member, Json value) {
        return Receipt.of(receipt.json().with(member, value));
    }

    private Receipt scoredOtherwise(Receipt receipt) {
        return with(
                receipt,
                receipt.entries().stream()
                        .map(entry -> new Receipt.Entry(entry.use(), entry.score() / 2, entry.spans()))
                        .toList());
    }

    @Test
    void onlyApproximateNeighboursMayDifferWithoutBeingRefuted() {
        Query query = ICE.mode(Mode.VECTOR);
        assertThat(codes(verdict(scoredOtherwise(receipt(query)), Result.UNDECIDED)))
                .containsExactlyInAnyOrder("neighbours-approximate", "score-differs");
        verdict(scoredOtherwise(receipt(query.exact(true))), Result.REFUTED);
        Receipt receipt = receipt(query.limit(3));
        List<Receipt.Entry> invented = new ArrayList<>(receipt.entries());
        Receipt.Entry old = receipt(ICE.asOf(AsOf.tx(1))
                        .filter(Filter.all().keyPrefix("ice2"))
                        .mode(Mode.LEXICAL))
                .entries()
                .get(0);
        invented.set(2, old);
        assertThat(codes(verdict(with(receipt, invented), Result.REFUTED)))
                .as("a record that was not shown then, whatever the neighbours")
                .contains("entry-not-shown");
    }

    @Test
    void whatWasErasedLeavesItUndecided() {
        Receipt receipt = receipt(ICE.mode(Mode.LEXICAL));
        Receipt context = receipt(ICE.mode(Mode.LEXICAL), SMALL);
        String key = context.entries().get(0).address().key();
        memory().erase(List.of(key));
        for (Receipt one : List.of(receipt, context)) {
            Verdict verdict = verdict(one, Result.UNDECIDED);
            assertThat(codes(verdict)).contains("atom-erased", "erased-since");
            assertThat(verdict.findings()).anySatisfy(finding -> {
                assertThat(finding.code()).isEqualTo("atom-erased");
                assertThat(finding.where()).contains("doc:" + key);
            });
            assertThat(verdict.proofs())
                    .as("the records are in the state for ever")
                    .hasSameSizeAs(one.entries())
                    .allMatch(proof -> proof.proves(one.state().root()));
        }
        proved(receipt(ICE.mode(Mode.LEXICAL)));
    }

    @Test
    void whatWasErasedExcusesNoRecordThatWasNotShown() {
        Receipt receipt = receipt(ICE.mode(Mode.LEXICAL).limit(5));
        memory().erase(List.of("bread"));
        assertThat(witnesses().verify(receipt).result()).isNotEqualTo(Result.REFUTED);
        Receipt.Entry first = receipt.entries().get(0);
        Receipt.Entry second = receipt.entries().get(1);
        List<Receipt.Entry> altered = new ArrayList<>(receipt.entries());
        altered.set(0, new Receipt.Entry(first.use(), first.score(), second.spans()));
        altered.set(1, new Receipt.Entry(second.use(), second.score(), first.spans()));
        assertThat(first.spans()).isNotEqualTo(second.spans());
        verdict(with(receipt, altered), Result.REFUTED);
        List<Receipt.Entry> swapped = new ArrayList<>(receipt.entries());
        swapped.set(
                0,
                new Receipt.Entry(
                        new Use(
                                first.address(),
                                second.use().seq(),
                                second.use().leaf()),
                        first.score(),
                        first.spans()));
        verdict(with(receipt, swapped), Result.REFUTED);
    }

    @Test
    void erasingAWitnessExcusesNothing() {
        Witness witness = Witness.of(Witness.Kind.ANSWER, "model-1").build();
        witnesses().record(witness);
        Receipt receipt = receipt(ICE.mode(Mode.LEXICAL));
        witnesses().erase(List.of(witness.id()));
        proved(receipt);
        verdict(scoredOtherwise(receipt), Result.REFUTED);
    }

    @Test
    void anotherAnalyzerOrEmbedderLeavesItUndecided() {
        Receipt receipt = receipt(ICE);
        assertThat(codes(verdict(with(receipt, "analyzer", Json.of("another")), Result.UNDECIDED)))
                .containsExactly("analyzer-other");
        assertThat(codes(verdict(with(receipt, "embedder", Json.of("another")), Result.UNDECIDED)))
                .containsExactly("embedder-other");
        Receipt lexical = receipt(ICE.mode(Mode.LEXICAL));
        withEmbedder = false;
        reopen();
        proved(lexical);
        verdict(receipt, Result.UNDECIDED);
    }

    @Test
    void aHostileReceiptIsRefutedOrUndecidedAndNothingElse() {
        Receipt sound = receipt(ICE.mode(Mode.LEXICAL));
        Receipt context = receipt(ICE.mode(Mode.LEXICAL), SMALL);
        Json.Obj query = sound.query();
        Json.Arr tooMany = new Json.Arr(Collections.nCopies(4_000, Json.of("x")));
        List<Json> queries = List.of(
                Json.Obj.EMPTY,
                query.with("unknown", Json.of(true)),
                query.with("text", Json.of(7)),
                query.with("limit", Json.of(0)),
                query.with("limit", Json.of(1.5)),
                query.with("limit", Json.of(10)),
                query.with("level", Json.of("galaxy")),
                query.with("mode", Json.of("vector")),
                query.with("filter", tooMany),
                query.with("filter", Json.Obj.EMPTY.with("modalities", tooMany)),
                query.with("filter", Json.Obj.EMPTY.with("metadata", Json.Obj.EMPTY.with("a", deep(100_000)))),
                query.with("filter", Json.Obj.EMPTY.with("recordedFrom", Json.of("yesterday"))),
                query.with(
                        "embedding", Json.Obj.EMPTY.with("model", Json.of("m")).with("vector", Json.of("AAA"))),
                query.with("reranking", Json.Obj.EMPTY.with("kind", Json.of("custom"))),
                query.with("graph", Json.Obj.EMPTY),
                query.with("votes", Json.Obj.EMPTY.with("up", Json.of(99))));
        for (Json one : queries) {
            verdict(with(sound, "query", one), Result.REFUTED);
        }
        verdict(with(sound, "query", query.with("limit", Json.of(Integer.MAX_VALUE))), Result.UNDECIDED);
        verdict(
                with(sound, "query", query.with("text", Json.of("x".repeat(Limits.DEFAULT.maxQueryLength() + 1)))),
                Result.UNDECIDED);
        verdict(with(context, "options", Json.Obj.EMPTY), Result.REFUTED);
        verdict(with(context, "options", Json.Obj.EMPTY.with("budget", Json.of(0))), Result.REFUTED);
        Json.Obj state = (Json.Obj) sound.json().members().get("state");
        verdict(
                with(sound, "state", state.with("tx", Json.of(0x1p53)).with("records", Json.of(0x1p53))),
                Result.REFUTED);
        verdict(with(sound, "state", state.with("validAt", Json.of("+999999999-01-01T00:00:00Z"))), Result.REFUTED);
        verdict(with(sound, "state", state.with("validAt", Json.of("2026-01-02T00:00:00.000000001Z"))), Result.REFUTED);
        Receipt.Entry first = sound.entries().get(0);
        for (long seq : List.of(Long.MAX_VALUE, sound.state().records(), 12L)) {
            List<Receipt.Entry> entries = new ArrayList<>(sound.entries());
            Use use = new Use(first.address(), seq, first.use().leaf());
            entries.set(0, new Receipt.Entry(use, first.score(), first.spans()));
            verdict(with(sound, entries), Result.REFUTED);
        }
    }

    private static Json deep(int levels) {
        Json json = Json.of(1);
        for (int i = 0; i < levels; i++) {
            json = new Json.Arr(List.of(json));
        }
        return json;
    }

    @Test
    void aWitnessOfAReceiptIsVerifiedWithIt() {
        Snapshot snapshot = memory().snapshot("before");
        Receipt receipt = receipt(ICE.asOf(snapshot));
        Receipt context = receipt(ICE, SMALL);
        Witness search = Witness.of(receipt).confidence(0.9).build();
        Witness assembly = Witness.of(context).build();
        witnesses().recordAll(List.of(search, assembly));
        reopen();
        for (Witness witness : List.of(search, assembly)) {
            Witness read = witnesses().get(witness.id()).orElseThrow().witness();
            assertThat(read).isEqualTo(witness);
            assertThat(read.receipt()).isEqualTo(witness.receipt());
            Verdict verdict = witnesses().verify(witness.id());
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.proved()).isTrue();
        }
        Witness forged =
                Witness.of(scoredOtherwise(receipt(ICE.mode(Mode.LEXICAL)))).build();
        witnesses().record(forged);
        assertThat(witnesses().verify(forged.id()).result()).isEqualTo(Result.REFUTED);
        memory().erase(List.of(context.entries().get(0).address().key()));
        assertThat(witnesses().verify(assembly.id()).result()).isEqualTo(Result.UNDECIDED);
    }
}
