package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Votes;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Embedding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the index makes of an embedder, a sound one or one that fails. */
public abstract class EmbedderContract extends HhniSuite {
    private static final Duration MOST = Duration.ofMinutes(5);

    @Override
    protected Limits limits() {
        return Limits.builder()
                .maxNodes(40)
                .maxTextLength(1_000)
                .maxQueryTime(MOST)
                .build();
    }

    private static void fails(Runnable call, Class<? extends AimosException> type, String code) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(type, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).isNotBlank();
        });
    }

    @Test
    void aSearchIsHybridWithAnEmbedderAndLexicalWithout() throws IOException {
        put("k", "plain words");
        assertThat(search(Query.of("plain")).mode()).isEqualTo(Mode.HYBRID);
        Harness other = newHarness();
        try (AimOs without = other.open(clock, limits())) {
            without.memory().put(AtomDraft.text("k", "plain words"));
            assertThat(without.index().search(Query.of("plain")).mode()).isEqualTo(Mode.LEXICAL);
            for (Mode mode : List.of(Mode.VECTOR, Mode.HYBRID)) {
                fails(
                        () -> without.index().search(Query.of("plain").mode(mode)),
                        AimosException.Unsupported.class,
                        "no-embedder");
            }
            fails(() -> without.index().embed(), AimosException.Unsupported.class, "no-embedder");
            assertThat(without.index().stats().embedder()).isEmpty();
            assertThat(without.index().stats().dimension()).isZero();
        } finally {
            other.dispose();
        }
    }

    @Test
    void aVectorOfTheCallersIsLookedForInPlaceOfTheText() {
        put("a", "Zebras graze.");
        put("b", "Volcanoes erupt.");
        Query query = Query.of("volcanoes").mode(Mode.VECTOR);
        Embedding zebras = Embedding.of(embedder.id(), embedder.vector("Zebras graze."));
        assertThat(best(query).key()).isEqualTo("b");
        int questions = embedder.questions();
        Hit hit = best(query.embedding(zebras));
        assertThat(hit.key()).isEqualTo("a");
        assertThat(hit.score()).isEqualTo(1, offset(1e-5));
        assertThat(embedder.questions()).isEqualTo(questions);
        for (Embedding other : List.of(
                Embedding.of("another", embedder.vector("x")), Embedding.of(embedder.id(), new float[] {1, 2}))) {
            for (Mode mode : List.of(Mode.VECTOR, Mode.HYBRID)) {
                fails(
                        () -> search(query.mode(mode).embedding(other)),
                        AimosException.InvalidRequest.class,
                        "embedding-mismatch");
            }
        }
    }

    @Test
    void anAtomsOwnVectorFindsItAsADocument() {
        Embedding volcano = Embedding.of(embedder.id(), embedder.vector("volcano eruption"));
        put(AtomDraft.text("own", "Unrelated words. Entirely so.").embedding(volcano));
        put(AtomDraft.text("foreign", "Others. Besides.").embedding(Embedding.of("another", volcano.toArray())));
        put("plain", "Volcano on an island. An eruption long ago, and much else.");
        Query query = Query.of("volcano eruption").mode(Mode.VECTOR);
        assertThat(best(query).key()).isEqualTo("own");
        assertThat(best(query).score()).isEqualTo(1, offset(1e-5));
        assertThat(best(query.exact(true)).key()).isEqualTo("own");
        assertThat(best(query.level(Level.SENTENCE).votes(Votes.NONE)).key()).isEqualTo("plain");
        assertThat(best(Query.of("others besides").mode(Mode.VECTOR)).key()).isEqualTo("foreign");
    }

    /** A candidate found by its words has the score of its own vector, even if a hundred vectors are nearer. */
    @Test
    void anAtomsOwnVectorCountsWhereItIsFoundByWords() {
        float[] question = embedder.vector("volcano");
        float[] half = new float[question.length];
        int free = 0;
        while (question[free] != 0) {
            free++;
        }
        for (int i = 0; i < half.length; i++) {
            half[i] = 0.5f * question[i] + (i == free ? (float) Math.sqrt(0.75) : 0);
        }
        put(AtomDraft.text("named", "The volcano of Stromboli.").embedding(Embedding.of(embedder.id(), half)));
        List<AtomDraft> nearer = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            nearer.add(AtomDraft.text("near" + i, "Filler text " + i).embedding(Embedding.of(embedder.id(), question)));
        }
        memory().putAll(nearer);
        double byVector =
                explained(Query.of("volcano").mode(Mode.HYBRID).limit(200).explain(true), "named");
        double alone = search(Query.of("volcano").mode(Mode.VECTOR).limit(200)).list().stream()
                .filter(hit -> hit.key().equals("named"))
                .mapToDouble(Hit::score)
                .findFirst()
                .orElseThrow();
        assertThat(byVector).isEqualTo(alone, offset(1e-5));
    }

    private double explained(Query query, String key) {
        return search(query).list().stream()
                .filter(hit -> hit.key().equals(key))
                .flatMap(hit -> hit.explanation().stream())
                .flatMap(all -> all.details().stream())
                .filter(detail -> detail.description().startsWith("vector"))
                .mapToDouble(detail -> detail.value())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSearchThatCannotWaitForVectorsSaysSo() {
        put("done", "embedded already");
        index().embed();
        CountDownLatch gate = embedder.shut();
        try {
            put("k", "still to be embedded");
            Query query = Query.of("embedded").mode(Mode.HYBRID).timeout(Duration.ofMillis(20));
            assertThatThrownBy(() -> search(query)).isInstanceOfSatisfying(AimosException.Busy.class, e -> {
                assertThat(e.code()).isEqualTo("search-timeout");
                assertThat(e.retryable()).isTrue();
                assertThat(e).hasMessageContaining("1 record");
            });
            assertThat(keys(query.mode(Mode.LEXICAL))).containsExactly("done", "k");
            assertThat(index().stats().embeddedTx()).isEqualTo(1);
            assertThat(keys(query.asOf(dev.aimos.memory.AsOf.tx(1)).timeout(MOST)))
                    .as("what it looks at has its vectors")
                    .containsExactly("done");
            put("third", "a writer does not wait");
        } finally {
            gate.countDown();
        }
        assertThat(keys(Query.of("embedded writer").mode(Mode.HYBRID))).containsExactly("done", "k", "third");
    }

    @Test
    void anEmbedderThatFailsIsATypedFaultAndMendingItIsEnough() {
        Map<String, UnaryOperator<List<float[]>>> failures = new LinkedHashMap<>();
        failures.put("embedder-failed", vectors -> {
            throw new UnsupportedOperationException("out of order");
        });
        failures.put("embedder-failed error", vectors -> {
            throw new StackOverflowError();
        });
        failures.put("embedder-invalid few", vectors -> vectors.subList(1, vectors.size()));
        failures.put("embedder-invalid short", vectors -> each(vectors, vector -> new float[3]));
        failures.put("embedder-invalid zero", vectors -> each(vectors, vector -> new float[vector.length]));
        failures.put(
                "embedder-invalid NaN",
                vectors -> each(vectors, vector -> {
                    vector[1] = Float.NaN;
                    return vector;
                }));
        failures.put(
                "embedder-invalid infinite",
                vectors -> each(vectors, vector -> {
                    vector[1] = Float.POSITIVE_INFINITY;
                    return vector;
                }));
        failures.put("embedder-invalid null", vectors -> null);
        failures.put("embedder-invalid holes", vectors -> new ArrayList<>(Arrays.asList(new float[1][])));
        failures.forEach((name, failure) -> {
            embedder.answer(failure);
            String code = name.split(" ", -1)[0];
            String key = name.replace(' ', '-');
            put(key, "A text for " + key);
            Query query = Query.of(key).mode(Mode.HYBRID);
            fails(() -> search(query), AimosException.Fault.class, code);
            fails(() -> index().embed(), AimosException.Fault.class, code);
            fails(() -> search(query.mode(Mode.VECTOR)), AimosException.Fault.class, code);
            assertThat(best(query.mode(Mode.LEXICAL)).key()).isEqualTo(key);
            embedder.mend();
            assertThat(best(query).key()).isEqualTo(key);
        });
        assertThat(memory().verify().findings()).isEmpty();
    }

    private static List<float[]> each(List<float[]> vectors, UnaryOperator<float[]> change) {
        return vectors.stream().map(float[]::clone).map(change).toList();
    }

    @Test
    void anEmbedderThatFailsAtAQuestionIsATypedFaultToo() {
        put("k", "some text");
        Map<String, UnaryOperator<float[]>> failures = new LinkedHashMap<>();
        failures.put("embedder-failed", vector -> {
            throw new UnsupportedOperationException("out of order");
        });
        failures.put("embedder-invalid zero", vector -> new float[vector.length]);
        failures.put("embedder-invalid short", vector -> new float[] {1});
        failures.put("embedder-invalid NaN", vector -> {
            vector[0] = Float.NaN;
            return vector;
        });
        failures.put("embedder-invalid null", vector -> null);
        failures.forEach((name, failure) -> {
            embedder.answerQuestions(failure);
            Query query = Query.of("some").mode(Mode.HYBRID);
            fails(() -> search(query), AimosException.Fault.class, name.split(" ", -1)[0]);
            assertThat(keys(query.mode(Mode.LEXICAL))).containsExactly("k");
            embedder.mend();
            assertThat(keys(query)).containsExactly("k");
        });
    }

    @Test
    void theProgressOfEmbeddingIsToldToItsEnd() {
        for (int i = 0; i < 20; i++) {
            put("k" + i, "text number " + i);
        }
        List<String> told = new ArrayList<>();
        index().embed((stage, done, total) -> {
            assertThat(done).isBetween(0L, total);
            told.add(stage);
        });
        assertThat(told).isNotEmpty().containsOnly("embed");
        assertThat(index().stats().embeddedTx()).isEqualTo(20);
        assertThat(embedder.texts()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void eachDistinctTextIsEmbeddedOnce() {
        put("a", "First sentence. Second one.");
        index().embed();
        put("b", "First sentence. Second one.");
        put("c", "First sentence. A third.");
        index().embed();
        assertThat(embedder.texts())
                .containsExactlyInAnyOrder(
                        "First sentence. Second one.",
                        "First sentence.",
                        "Second one.",
                        "First sentence. A third.",
                        "A third.");
        assertThat(index().stats().vectors()).isEqualTo(9);
    }

    @Test
    void limitsAreKeptBeforeAnyWorkIsDone() {
        put("most", "Ab. ".repeat(37));
        fails(() -> put("nodes", "Ab. ".repeat(38)), AimosException.InvalidRequest.class, "too-many-nodes");
        put("long", "x".repeat(1_000));
        fails(() -> put("longer", "x".repeat(1_001)), AimosException.InvalidRequest.class, "text-too-long");
        assertThat(os().status().tx()).isEqualTo(2);
        assertThat(os().status().writable()).isTrue();
        int questions = embedder.questions();
        fails(
                () -> search(Query.of("ab").timeout(MOST.plusNanos(1))),
                AimosException.InvalidRequest.class,
                "timeout-too-long");
        fails(() -> Query.of("ab").timeout(Duration.ZERO), AimosException.InvalidRequest.class, "timeout-out-of-range");
        fails(() -> search(Query.of("ab").limit(10_001)), AimosException.InvalidRequest.class, "too-many-results");
        assertThat(embedder.questions()).isEqualTo(questions);
        assertThat(best(Query.of("ab").timeout(MOST)).key()).isEqualTo("most");
    }
}
