package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> KNOWN = List.of("count", "contains", "inputs", "steps", "STEP", "starts_with");

    @ParameterizedTest
    @CsvSource({
        "cuont, count",
        "Count, count",
        "inptus, inputs",
        "step, STEP",
        "stesp, steps",
        "startswith, starts_with"
    })
    void whatIsNearlyRightIsFound(String word, String meant) {
        assertThat(Nearest.to(word, KNOWN)).contains(meant);
    }

    @Test
    void whatIsFarOffIsNot() {
        assertThat(Nearest.to("banana", KNOWN)).isEmpty();
        assertThat(Nearest.to("", KNOWN)).isEmpty();
        assertThat(Nearest.to("count".repeat(1_000), KNOWN)).isEmpty();
    }

    @Test
    void theAdviceNamesWhatThereIs() {
        assertThat(Nearest.advice("cuont", KNOWN)).contains("did you mean count?");
        assertThat(Nearest.advice("banana", List.of("a", "b"))).contains("there is a, b");
        assertThat(Nearest.advice("banana", List.of())).isEmpty();
    }
}
