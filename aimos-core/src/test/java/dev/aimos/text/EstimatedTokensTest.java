package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The estimate of tokens. */
final class EstimatedTokensTest {
    private final EstimatedTokens tokens = new EstimatedTokens();

    @Test
    void shortWordsAndSignsAreOneTokenEach() {
        assertThat(tokens.count("")).isZero();
        assertThat(tokens.count("The tower is tall.")).isEqualTo(5);
        assertThat(tokens.count("internationalization")).isEqualTo(4);
        assertThat(tokens.count("getUserName()")).isEqualTo(6);
    }

    @Test
    void digitsComeInThrees() {
        assertThat(tokens.count("1234567")).isEqualTo(3);
    }

    @Test
    void otherScriptsTakeMore() {
        assertThat(tokens.count("東京タワー")).isEqualTo(5);
        assertThat(tokens.count("Привет")).isEqualTo(3);
        assertThat(tokens.count("\uD83D\uDE00")).isEqualTo(2);
    }

    @Property
    void noTextHasMoreTokensThanCharactersAndNoneIsFree(@ForAll String text) {
        assertThat(tokens.count(text)).isLessThanOrEqualTo(text.length());
        if (!text.isEmpty()) {
            assertThat(tokens.count(text)).isPositive();
        }
    }
}
