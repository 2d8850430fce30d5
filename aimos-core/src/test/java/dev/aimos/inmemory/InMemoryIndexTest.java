package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.contract.Harness;
import dev.aimos.contract.IndexContract;
import dev.aimos.index.Query;
import org.junit.jupiter.api.Test;

final class InMemoryIndexTest extends IndexContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }

    /** So it is unless an analyzer, as that for English does, keeps each word of a question but once. */
    @Test
    void repeatedTermsCountAsOftenAsTheyAreAsked() {
        put("a", "apple");
        put("b", "banana");
        assertThat(found(Query.of("apple apple banana"))).containsExactly("a", "b");
        assertThat(found(Query.of("apple banana banana"))).containsExactly("b", "a");
    }
}
