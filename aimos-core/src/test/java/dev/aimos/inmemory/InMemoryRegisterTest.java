package dev.aimos.inmemory;

import dev.aimos.contract.RegisterContract;
import dev.aimos.core.catalog.Register;

final class InMemoryRegisterTest extends RegisterContract {
    @Override
    protected Register.Source source() {
        return HeapRegister.registers();
    }
}
