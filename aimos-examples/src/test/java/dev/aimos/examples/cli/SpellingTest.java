package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.index.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @Test
    void aWordIsFoundInAnyCase() {
        assertThat(Spelling.choose("mode", "Hybrid", Mode.values())).isEqualTo(Mode.HYBRID);
    }

    @ParameterizedTest
    @CsvSource({"hybird, hybrid", "lex, lexical", "vectors, vector", "lexcial, lexical"})
    void whatMayHaveBeenMeantIsNamed(String given, String meant) {
        assertThatThrownBy(() -> Spelling.choose("mode", given, Mode.values()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exit()).isEqualTo(Exit.USAGE);
                    assertThat(failure.code()).isEqualTo("bad-mode");
                    assertThat(failure).hasMessageContaining("did you mean " + meant + "?");
                });
    }

    @ParameterizedTest
    @CsvSource({"zebra", "''", "x"})
    void whereNothingIsNearAllAreNamed(String given) {
        assertThat(Spelling.unknown("mode", given, List.of("vector", "hybrid", "lexical")))
                .hasMessageEndingWith("known are hybrid, lexical, vector");
    }
}
