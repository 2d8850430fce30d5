package dev.aimos.inmemory;

import dev.aimos.contract.EmbedderContract;
import dev.aimos.contract.Harness;
import dev.aimos.text.EnglishWords;

final class InMemoryEmbedderTest extends EmbedderContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
