package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimosException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The embedder for tests. */
final class HashingEmbedderTest {
    private final HashingEmbedder embedder = new HashingEmbedder(64);

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private double likeness(String one, String other) {
        List<float[]> vectors = embedder.embedAll(List.of(one, other));
        return dot(vectors.get(0), vectors.get(1));
    }

    @Test
    void textsOfTheSameWordsAreCloseAndOthersAreNot() {
        assertThat(likeness("How tall is the tower?", "The tower is tall")).isGreaterThan(0.7);
        assertThat(likeness("How tall is the tower?", "Bread needs flour")).isLessThan(0.4);
        assertThat(likeness("photosynthesis", "photosynthetic"))
                .as("by the trigrams they share")
                .isGreaterThan(likeness("photosynthesis", "bread"));
    }

    @Test
    void theIdNamesTheDimension() {
        assertThat(embedder.id()).isEqualTo("hashing-64");
        assertThat(embedder.dimension()).isEqualTo(64);
    }

    @Test
    void aTextWithoutTermsHasAVectorToo() {
        float[] vector = embedder.embedAll(List.of("")).get(0);
        assertThat(vector[0]).isEqualTo(1);
        assertThat(embedder.embedQuery("— … !")).containsExactly(vector);
    }

    @Test
    void theNumbersAreTheSameOnEveryMachine() {
        assertThat(new HashingEmbedder(4).embedQuery("tower"))
                .containsExactly(0, 0.9622505f, 0.19245009f, -0.19245009f);
    }

    @Test
    void aDimensionOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new HashingEmbedder(0))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("dimension-out-of-range"));
    }

    @Property
    void everyVectorHasLengthOne(@ForAll String text, @ForAll @IntRange(min = 1, max = 100) int dimension) {
        float[] vector = new HashingEmbedder(dimension).embedQuery(text);
        assertThat(vector).hasSize(dimension);
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }
}
