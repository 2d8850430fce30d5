package dev.aimos.inmemory;

import dev.aimos.contract.Harness;
import dev.aimos.contract.HookFailureContract;

final class InMemoryHookFailureTest extends HookFailureContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }
}
