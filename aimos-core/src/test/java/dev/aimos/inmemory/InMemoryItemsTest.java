package dev.aimos.inmemory;

import dev.aimos.Durability;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.core.engine.EngineOptions;
import dev.aimos.core.engine.ItemsContract;
import dev.aimos.core.engine.Telemetry;
import dev.aimos.core.engine.VectorOptions;
import dev.aimos.core.journal.Disk;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.text.UnicodeWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class InMemoryItemsTest extends ItemsContract {
    private final HeapDisk disk = new HeapDisk();

    @Override
    protected EngineOptions options() {
        return new EngineOptions(
                "memory",
                disk,
                HeapCatalog.source(new UnicodeWords()),
                HeapRegister.registers(),
                clock,
                Limits.DEFAULT,
                Durability.SYNCED,
                1 << 20,
                new UnicodeWords(),
                VectorOptions.none(),
                Telemetry.NONE,
                null,
                Progress.NONE,
                null);
    }

    @Override
    protected List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : disk.list()) {
            try (Disk.ReadFile file = disk.openRead(name)) {
                byte[] bytes = new byte[Math.toIntExact(file.length())];
                file.readFully(0, bytes, 0, bytes.length);
                files.add(bytes);
            }
        }
        return files;
    }
}
