package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.HhniContract;
import dev.aimos.text.EnglishWords;

final class InMemoryHhniTest extends HhniContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness(new EnglishWords());
    }
}
