package dev.aimos.examples.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.index.Embedder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxEmbedderTest {
    @ParameterizedTest
    @EnumSource(LocalModel.class)
    void textsThatMeanTheSameAreCloserThanTextsThatDoNot(LocalModel model) {
        Embedder embedder = OnnxEmbedder.load(model);
        List<float[]> vectors = embedder.embedAll(List.of(
                "The heron waits for fish by the river.",
                "A grey bird stands in the water, hunting.",
                "Interest rates rose again in the third quarter.",
                " ",
                "word ".repeat(1_200)));

        assertThat(embedder.id()).isEqualTo(model.id());
        assertThat(embedder.dimension()).isEqualTo(384);
        assertThat(vectors).hasSize(5).allSatisfy(vector -> {
            assertThat(vector).hasSize(384);
            assertThat(cosine(vector, vector)).isGreaterThan(0).isFinite();
        });
        assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(cosine(vectors.get(0), vectors.get(2)) + 0.1);
        assertThat(embedder.embedAll(List.of())).isEmpty();
        assertThat(embedder.embedAll(List.of("A grey bird stands in the water, hunting."))
                        .get(0))
                .as("the same text alone and among others")
                .isEqualTo(vectors.get(1));
    }

    @Test
    void anInstructionGoesBeforeAQuestionIfOneIsGiven() {
        String question = "where do herons hunt?";
        Embedder plain = OnnxEmbedder.load(LocalModel.BGE);
        Embedder instructed = OnnxEmbedder.load(LocalModel.BGE, LocalModel.BGE.instruction());

        assertThat(plain.embedQuery(question))
                .isEqualTo(plain.embedAll(List.of(question)).get(0));
        assertThat(instructed.embedQuery(question))
                .isEqualTo(plain.embedQuery(LocalModel.BGE.instruction() + question))
                .isNotEqualTo(plain.embedQuery(question));
    }

    @Test
    void modelsAreFoundByShortNameAndById() {
        assertThat(Models.names()).containsExactly("minilm", "bge");
        assertThat(Models.load("hashing").orElseThrow().id())
                .isEqualTo(Models.load("hashing-256").orElseThrow().id());
        assertThat(Models.known("bge-small-en-v1.5-q")).isTrue();
        assertThat(Models.known("gpt")).isFalse();
        assertThat(Models.load("gpt")).isEmpty();
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }
}
