package dev.aimos.inmemory;

import dev.aimos.AimOs;
import dev.aimos.contract.Harness;
import dev.aimos.contract.ReceiptContract;
import dev.aimos.core.engine.StoreLayout;
import dev.aimos.core.journal.FileDisk;
import dev.aimos.text.UnicodeWords;
import java.nio.file.Path;

final class InMemoryReceiptTest extends ReceiptContract {
    @Override
    protected Harness newHarness() {
        return new InMemoryHarness();
    }

    @Override
    protected AimOs openCopy(Path directory) {
        return InMemoryAimOs.builder()
                .clock(clock)
                .analyzer(new UnicodeWords())
                .embedder(embedder)
                .disk(new FileDisk(StoreLayout.journal(directory)))
                .open();
    }
}
