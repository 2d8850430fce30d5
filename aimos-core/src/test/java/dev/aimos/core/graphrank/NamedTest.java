package dev.aimos.core.graphrank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamedTest {
    @Test
    void namesAreWordsThatStandTogether() {
        assertThat(Named.names("Who built Anna's Eiffel Tower, in St. John-on-Sea?"))
                .contains("entity:anna", "entity:anna's", "entity:eiffel-tower", "entity:st-john-on-sea")
                .contains("entity:who-built-anna's-eiffel-tower")
                .doesNotContain("entity:who-built-anna's-eiffel-tower-in");
    }

    @Test
    void whatIsNoWordNamesNothing() {
        assertThat(Named.names("  ?! \u0000 \ud800 …")).isEmpty();
        assertThat(Named.names("")).isEmpty();
    }
}
