package dev.aimos.examples.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.index.TokenCounter;
import org.junit.jupiter.api.Test;

class BpeTokenCounterTest {
    @Test
    void countsAsTheModelsDo() {
        TokenCounter cl100k = BpeTokenCounter.cl100k();
        assertThat(cl100k.id()).isEqualTo("cl100k_base");
        assertThat(cl100k.count("")).isZero();
        // Counts as published in OpenAI's cookbook, "How to count tokens with tiktoken".
        assertThat(cl100k.count("antidisestablishmentarianism")).isEqualTo(6);
        assertThat(cl100k.count("お誕生日おめでとう")).isEqualTo(9);
        assertThat(BpeTokenCounter.o200k().id()).isEqualTo("o200k_base");
        assertThat(BpeTokenCounter.o200k().count("お誕生日おめでとう")).isEqualTo(8);
    }

    @Test
    void aSpecialTokenInATextIsText() {
        assertThat(BpeTokenCounter.cl100k().count("<|endoftext|>")).isGreaterThan(1);
    }
}
