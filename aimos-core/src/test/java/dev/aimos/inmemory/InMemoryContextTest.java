package dev.aimos.inmemory;

import dev.aimos.contract.ContextContract;
import dev.aimos.contract.Harness;
import dev.aimos.text.EnglishWords;

final class InMemoryContextTest extends ContextContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
