package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Verdict.Result;
import dev.aimos.witness.Witnesses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of receipts share: glaciers, and receipts that are held against what was found. */
abstract class ReceiptSuite extends HhniSuite {
    protected static final Query ICE =
            Query.of("glaciers carve the ice of valleys").receipt(true);
    protected static final ContextOptions SMALL = ContextOptions.of(TokenBudget.of(120));

    /** Whether the store is opened with an embedder. */
    protected boolean withEmbedder = true;

    @Override
    protected AimOs open(Harness closed) {
        return withEmbedder ? super.open(closed) : closed.open(clock, limits());
    }

    protected Witnesses witnesses() {
        return os().witnesses();
    }

    @BeforeEach
    void fill() {
        List<AtomDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            drafts.add(AtomDraft.text(
                            "ice" + i, """
                                    # Glaciers %1$d

                                    Glaciers carve valleys. They move rock and ice number %1$d.

                                    A valley of ice is wide. Its floor is flat; %2$s.
                                    """.formatted(i, "moraine ".repeat(i + 1).strip()))
                    .metadata(Json.Obj.EMPTY
                            .with("title", Json.of("Glaciers " + i))
                            .with("region", Json.of(i % 2 == 0 ? "Alps" : "Andes")))
                    .tag(i % 3 == 0 ? "old" : "young", 0.5));
        }
        drafts.add(AtomDraft.text("bread", "Bread is baked in ovens. Rock salt is added."));
        memory().putAll(drafts);
        clock.nextDay();
        put("ice1", "Glaciers carve valleys, as was corrected later.");
        memory().retract("ice2");
    }

    protected Receipt receipt(Query query) {
        Hits hits = index().search(query);
        Receipt receipt = hits.receipt().orElseThrow();
        assertThat(receipt.kind()).isEqualTo(Receipt.Kind.SEARCH);
        assertThat(receipt.state()).isEqualTo(witnesses().state(AsOf.basis(hits.basis())));
        assertThat(receipt.mode()).isEqualTo(hits.mode());
        assertThat(receipt.analyzer()).isEqualTo(index().stats().analyzer());
        assertThat(receipt.embedder())
                .isEqualTo(
                        hits.mode() == Mode.LEXICAL
                                ? Optional.empty()
                                : index().stats().embedder());
        assertThat(receipt.entries()).hasSameSizeAs(hits.list());
        for (int i = 0; i < hits.size(); i++) {
            Hit hit = hits.list().get(i);
            Receipt.Entry entry = receipt.entries().get(i);
            assertThat(entry.use()).isEqualTo(witnesses().use(hit.address(), AsOf.basis(hits.basis())));
            assertThat(entry.use().seq()).isEqualTo(hit.atom().recorded().seq());
            assertThat(entry.score()).isEqualTo(hit.score());
            assertThat(entry.spans()).containsExactly(hit.span());
        }
        return receipt;
    }

    protected Receipt receipt(Query query, ContextOptions options) {
        Context context = index().assemble(query, options);
        Receipt receipt = context.receipt().orElseThrow();
        assertThat(receipt.kind()).isEqualTo(Receipt.Kind.CONTEXT);
        assertThat(receipt.text()).contains(Hash.sha256(context.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(receipt.entries()).hasSameSizeAs(context.passages());
        for (int i = 0; i < context.passages().size(); i++) {
            Context.Passage passage = context.passages().get(i);
            Receipt.Entry entry = receipt.entries().get(i);
            assertThat(entry.use()).isEqualTo(witnesses().use(passage.address(), AsOf.basis(context.basis())));
            assertThat(entry.score()).isEqualTo(passage.score());
            assertThat(entry.spans())
                    .isEqualTo(
                            passage.quotes().stream().map(Context.Quote::span).toList());
        }
        return receipt;
    }

    protected void proved(Receipt receipt) {
        proved(os(), receipt);
    }

    protected static void proved(AimOs os, Receipt receipt) {
        Verdict verdict = os.witnesses().verify(receipt);
        assertThat(verdict.findings()).as("%s", receipt).isEmpty();
        assertThat(verdict.proved()).isTrue();
        assertThat(verdict.proofs()).hasSameSizeAs(receipt.entries());
        for (int i = 0; i < receipt.entries().size(); i++) {
            InclusionProof proof = verdict.proofs().get(i);
            assertThat(proof.leaf()).isEqualTo(receipt.entries().get(i).use().leaf());
            assertThat(proof.proves(receipt.state().root())).isTrue();
        }
    }

    protected Verdict verdict(Receipt receipt, Result expected) {
        Verdict verdict = witnesses().verify(receipt);
        assertThat(verdict.result()).as("%s", verdict.findings()).isEqualTo(expected);
        assertThat(verdict.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.code()).matches("[a-z][a-z-]*");
            assertThat(finding.where()).isNotBlank();
            assertThat(finding.message()).isNotBlank();
        });
        return verdict;
    }

    protected static List<String> codes(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.code())
                .distinct()
                .toList();
    }
}
