package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.contract.Harness;
import dev.aimos.contract.ReceiptContract;
import java.io.IOException;
import java.nio.file.Path;

final class LuceneReceiptTest extends ReceiptContract {
    @Override
    protected Harness newHarness() throws IOException {
        return new LuceneHarness();
    }

    @Override
    protected AimOs openCopy(Path directory) {
        return LuceneAimOs.builder(directory).clock(clock).embedder(embedder).open();
    }
}
