package dev.aimos.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Durability;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.contract.TestClock;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.text.UnicodeWords;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an opening that fails leaves open: nothing. */
final class EngineOpeningTest {
    private final List<String> open = new ArrayList<>();

    /** A catalog that does not fit an empty journal, and says whether it is open. */
    private Catalog catalog(String name) {
        open.add(name);
        return (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(),
                new Class<?>[] {Catalog.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "nextSeq" -> 99L;
                    case "savedState" -> Map.of();
                    case "close" -> {
                        open.remove(name);
                        yield null;
                    }
                    default -> throw new AssertionError(method);
                });
    }

    private final class FullDisk implements Catalog.Source {
        @Override
        public Catalog open() {
            return catalog("the old catalog");
        }

        @Override
        public Catalog fresh() {
            return catalog("the fresh catalog");
        }

        @Override
        public void adopt(Catalog fresh) throws IOException {
            throw new IOException("disk full");
        }

        @Override
        public void discard(Catalog closed) {}

        @Override
        public void close() {}
    }

    private static final class NoRegisters implements Register.Source {
        @Override
        public Register open() {
            throw new AssertionError("not before the catalog");
        }

        @Override
        public Register fresh() {
            throw new AssertionError("not before the catalog");
        }

        @Override
        public void adopt(Register fresh) {}

        @Override
        public void discard(Register closed) {}

        @Override
        public void close() {}
    }

    @Test
    void whenAFreshCatalogCannotBePutToUseNothingStaysOpen() {
        HeapDisk disk = new HeapDisk();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Engine.open(new EngineOptions(
                            "here",
                            disk,
                            new FullDisk(),
                            new NoRegisters(),
                            new TestClock(),
                            Limits.DEFAULT,
                            Durability.SYNCED,
                            1 << 20,
                            new UnicodeWords(),
                            VectorOptions.none(),
                            Telemetry.NONE,
                            null,
                            Progress.NONE,
                            null)))
                    .isInstanceOf(AimosException.Fault.class)
                    .hasMessageContaining("disk full");
            assertThat(open).isEmpty();
        }
    }
}
