package dev.aimos.inmemory;

import dev.aimos.core.catalog.Register;

/** Hands out the exact register, for comparisons. */
public final class HeapRegisters {
    private HeapRegisters() {}

    /** Registers that begin empty. */
    public static Register.Source source() {
        return HeapRegister.registers();
    }
}
