package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.index.Candidates;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Fusion;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranker;
import dev.aimos.index.Reranking;
import dev.aimos.index.TextField;
import dev.aimos.index.TokenCounter;
import dev.aimos.index.Votes;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import dev.aimos.witness.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receipts promise: they say what was found, and can be checked ever after. */
public abstract class ReceiptContract extends ReceiptSuite {
    /** Opens a store whose files were copied, with the embedder. */
    protected abstract AimOs openCopy(Path directory);

    @Test
    void withoutAskingThereIsNoReceipt() {
        assertThat(index().search(ICE.receipt(false)).receipt()).isEmpty();
        assertThat(index().assemble(ICE.receipt(false), SMALL).receipt()).isEmpty();
    }

    @Test
    void whatIsFoundOnEveryLevelInEveryModeIsProved() {
        everywhere((level, mode) -> {
            Receipt receipt = receipt(ICE.level(level).mode(mode));
            assertThat(receipt.entries()).isNotEmpty();
            proved(receipt);
            Receipt read = Receipt.of(receipt.json());
            assertThat(read).isEqualTo(receipt);
            assertThat(read.id()).isEqualTo(receipt.id());
            proved(read);
        });
    }

    @Test
    void aReceiptHoldsNothingThatWasNotAskedFor() {
        assertThat(receipt(ICE).query()).isEqualTo(Json.Obj.EMPTY.with("text", Json.of(ICE.text())));
        assertThat(receipt(ICE.explain(true).timeout(Duration.ofSeconds(30))).query())
                .isEqualTo(receipt(ICE).query());
    }

    @Test
    void theEmptyStoreFindsNothingAndThatIsProved() {
        Receipt receipt = receipt(ICE.asOf(AsOf.tx(0)));
        assertThat(receipt.entries()).isEmpty();
        assertThat(receipt.state().records()).isZero();
        proved(receipt);
    }

    /** Receipts of searches and assemblies that use all that queries have. */
    private List<Receipt> all() {
        os().graph().assert_(Entity.of("Rhone"));
        os().graph().assert_(Relation.of("doc:ice3/sec:1", RelationType.MENTIONS, Entity.idOf("Rhone")));
        os().graph().assert_(Relation.of("doc:ice4/sec:1", RelationType.MENTIONS, Entity.idOf("Rhone")));
        Filter filter = Filter.all()
                .tag("young", 0.4)
                .modality(Modality.TEXT)
                .metadata("region", "Andes")
                .keyPrefix("ice")
                .withoutPolicy("secret")
                .recorded(day(-1), day(5));
        List<Query> queries = List.of(
                ICE,
                ICE.limit(3).filter(filter),
                ICE.asOf(AsOf.tx(1)),
                ICE.asOf(AsOf.instant(day(0))),
                ICE.asOf(AsOf.now().validAt(day(-5))),
                ICE.match(Match.ALL_WORDS),
                Query.of("glaciers 7").receipt(true).field(TextField.TITLE),
                Query.of("move rock").receipt(true).match(Match.PHRASE).level(Level.SENTENCE),
                ICE.fusion(Fusion.reciprocalRank()),
                ICE.fusion(Fusion.minMax(0.9)).votes(Votes.NONE).level(Level.PARAGRAPH),
                ICE.votes(new Votes(1, 0.25, 0.125)),
                ICE.graph(GraphBoost.DEFAULT.weight(0.5)),
                ICE.reranking(Reranking.mmr(0.3)).level(Level.PARAGRAPH),
                ICE.reranking(Reranking.dvns()).mode(Mode.LEXICAL),
                ICE.mode(Mode.VECTOR).exact(true),
                ICE.embedding(Embedding.of(embedder.id(), embedder.vector("bread")))
                        .exact(true));
        List<Receipt> all = new ArrayList<>(queries.stream().map(this::receipt).toList());
        all.add(receipt(ICE, SMALL));
        all.add(receipt(
                ICE.filter(filter).graph(GraphBoost.DEFAULT),
                SMALL.candidates(20)
                        .duplicateThreshold(0.6)
                        .reranking(Reranking.dvns())
                        .compression(false)
                        .packing(ContextOptions.Packing.BALANCED)
                        .order(ContextOptions.ReadingOrder.SOURCE)));
        all.add(receipt(ICE.level(Level.SENTENCE).asOf(AsOf.tx(1)), SMALL.reranking(Reranking.none())));
        assertThat(all).allSatisfy(receipt -> proved(receipt));
        assertThat(all.stream().filter(receipt -> !receipt.entries().isEmpty()).count())
                .isGreaterThan(all.size() - 3);
        return all;
    }

    @Test
    void whateverIsWrittenLaterReceiptsHold(@TempDir Path directory) {
        List<Receipt> all = all();
        clock.nextDay();
        put("ice0", "Glaciers carve valleys of ice: said again, and otherwise.");
        put("ice20", "Glaciers glaciers carve carve ice ice valleys.");
        memory().putAll(List.of(AtomDraft.text("ice3", "corrected backwards").validFrom(day(-10))));
        memory().retract("ice5");
        memory().snapshot("later");
        os().graph().assert_(Relation.of("doc:ice20", RelationType.MENTIONS, Entity.idOf("Rhone")));
        all.forEach(this::proved);
        index().rebuild();
        all.forEach(this::proved);
        reopen();
        all.forEach(this::proved);
        memory().backup(directory.resolve("copy"));
        try (AimOs copy = openCopy(directory.resolve("copy"))) {
            all.forEach(receipt -> proved(copy, receipt));
        }
    }

    @Test
    void anEmbedderThatCameLaterDoesNotChangeWhatWasFoundWithout() throws Exception {
        withEmbedder = false;
        closeStore();
        openStore();
        fill();
        Receipt receipt = receipt(ICE);
        assertThat(receipt.mode()).isEqualTo(Mode.LEXICAL);
        withEmbedder = true;
        reopen();
        assertThat(receipt(ICE).mode()).isEqualTo(Mode.HYBRID);
        proved(receipt);
    }

    @Test
    void whatCannotBeWrittenDownIsRefusedBeforeAnyWork() {
        Reranker backwards = new Reranker() {
            @Override
            public String id() {
                return "backwards";
            }

            @Override
            public Order rerank(Candidates candidates) {
                throw new AssertionError("must not be called");
            }
        };
        TokenCounter none = new TokenCounter() {
            @Override
            public String id() {
                return "none";
            }

            @Override
            public int count(String text) {
                throw new AssertionError("must not be called");
            }
        };
        refused(() -> index().search(ICE.reranking(Reranking.by(backwards))), "receipt-custom-reranker");
        refused(() -> index().assemble(ICE, SMALL.reranking(Reranking.by(backwards))), "receipt-custom-reranker");
        refused(() -> index().assemble(ICE, SMALL.counter(none)), "receipt-custom-counter");
    }

    private static void refused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo(code));
    }
}
