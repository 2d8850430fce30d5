package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Embedder;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Votes;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More vectors than are looked through one by one: graphs, plain and quantized, held against looking at every vector. */
final class VectorGraphTest {
    private static final int ATOMS = 5_600;
    private static final int QUESTIONS = 60;

    private final TestClock clock = new TestClock();
    private final LuceneHarness harness = new LuceneHarness();

    VectorGraphTest() throws IOException {}

    @AfterEach
    void dispose() throws IOException {
        harness.dispose();
    }

    /** Gives each text a direction of its own, drawn from its hash: nothing is like anything else, the hardest case. */
    private record RandomEmbedder(int dimension) implements Embedder {
        @Override
        public String id() {
            return "random-" + dimension;
        }

        @Override
        public int batch() {
            return 1_000;
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            return texts.stream().map(this::vector).toList();
        }

        private float[] vector(String text) {
            SplittableRandom random = new SplittableRandom(text.hashCode() * 0x9E3779B97F4A7C15L);
            float[] vector = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                vector[i] = (float) random.nextGaussian();
            }
            return vector;
        }
    }

    private AimOs open(boolean quantized) {
        return harness.builder(clock)
                .embedder(new RandomEmbedder(24))
                .quantized(quantized)
                .open();
    }

    private static AtomDraft draft(int i, String text) {
        AtomDraft draft = AtomDraft.text("k" + i, text);
        return i % 10 == 0 ? draft : draft.tag("t");
    }

    /** All in one transaction, so that they are one segment; then one in eight is changed. */
    private void fill(AimOs os) {
        List<AtomDraft> drafts = new ArrayList<>();
        for (int i = 0; i < ATOMS; i++) {
            drafts.add(draft(i, "text number n" + i));
        }
        os.memory().putAll(drafts);
        os.index().embed();
        clock.nextDay();
        List<AtomDraft> changes = new ArrayList<>();
        for (int i = 0; i < ATOMS; i += 8) {
            changes.add(draft(i, "changed number n" + i));
        }
        os.memory().putAll(changes);
        os.index().embed();
    }

    /** Share of the true ten nearest that the graph finds. */
    private static double recall(AimOs os, Query base) {
        int found = 0;
        int wanted = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Query query = Query.of("question " + i)
                    .mode(Mode.VECTOR)
                    .level(Level.PARAGRAPH)
                    .votes(Votes.NONE)
                    .filter(base.filter())
                    .asOf(base.asOf());
            Set<String> exact = texts(os, query.exact(true));
            assertThat(exact).hasSize(10);
            Set<String> near = texts(os, query);
            wanted += exact.size();
            near.retainAll(exact);
            found += near.size();
        }
        return (double) found / wanted;
    }

    private static Set<String> texts(AimOs os, Query query) {
        Set<String> texts = new TreeSet<>();
        for (Hit hit : os.index().search(query)) {
            texts.add(hit.key() + ": " + hit.text());
            boolean changed = query.asOf().equals(AsOf.now())
                    && Integer.parseInt(hit.key().substring(1)) % 8 == 0;
            assertThat(hit.text()).startsWith(changed ? "changed" : "text");
            if (!query.filter().tags().isEmpty()) {
                assertThat(hit.atom().tags()).containsKey("t");
            }
        }
        return texts;
    }

    private void graphsFindTheNearest(boolean quantized) {
        try (AimOs os = open(quantized)) {
            fill(os);
            for (AsOf asOf : List.of(AsOf.now(), AsOf.tx(1))) {
                for (Filter filter : List.of(
                        Filter.all(), Filter.all().tag("t"), Filter.all().keyPrefix("k1"))) {
                    Query query = Query.of("").asOf(asOf).filter(filter);
                    assertThat(recall(os, query))
                            .as("%s, %s, quantized %s", asOf, filter, quantized)
                            .isGreaterThanOrEqualTo(0.95);
                }
            }
            assertThat(os.memory().verify().findings()).isEmpty();
            os.memory().erase(List.of("k17", "k24"));
            assertThat(recall(os, Query.of(""))).isGreaterThanOrEqualTo(0.95);
        }
        try (AimOs os = open(!quantized)) {
            assertThat(recall(os, Query.of("")))
                    .as("opened with the other setting")
                    .isGreaterThanOrEqualTo(0.95);
            assertThat(os.memory().verify().findings()).isEmpty();
        }
    }

    @Test
    void aGraphFindsTheNearestAmongWhatIsShownAndPassesTheFilter() {
        graphsFindTheNearest(false);
    }

    @Test
    void quantizedVectorsFindTheNearestToo() {
        graphsFindTheNearest(true);
    }
}
