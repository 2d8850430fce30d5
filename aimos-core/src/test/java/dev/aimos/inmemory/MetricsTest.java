package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.core.journal.FaultyDisk;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.memory.AtomDraft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What metrics cost where there are none, and what they tell when a store is unwell. */
final class MetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    /** Loads aimos anew, where there is no Micrometer. */
    private static final class Without extends ClassLoader {
        Without(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.")) {
                throw new ClassNotFoundException(name + " is not there");
            }
            if (!name.startsWith("dev.aimos.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void withoutARegistryAStoreWorksWhereThereIsNoMicrometer() throws Exception {
        ClassLoader without = new Without(MetricsTest.class.getClassLoader());
        Class<?> life = without.loadClass(LifeOfAStore.class.getName());
        assertThat(life).isNotSameAs(LifeOfAStore.class);
        Callable<?> lived = (Callable<?>) life.getDeclaredConstructor().newInstance();
        assertThat(lived.call()).isEqualTo("completed");
        assertThatThrownBy(() -> without.loadClass(SimpleMeterRegistry.class.getName()))
                .as("it really is not there")
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void aStoreThatRefusesWritesSaysSo() {
        Logger log = Logger.getLogger("dev.aimos.core");
        log.setLevel(Level.OFF); // the failure is meant
        FaultyDisk disk = new FaultyDisk();
        try (AimOs os =
                InMemoryAimOs.builder().disk(disk).meterRegistry(registry).open()) {
            os.memory().put(AtomDraft.text("a", "text"));
            assertThat(gauge("aimos.writable")).isEqualTo(1);
            disk.failSyncs(true);
            assertThatThrownBy(() -> os.memory().put(AtomDraft.text("b", "text")));
            assertThat(gauge("aimos.writable")).isZero();
            assertThat(registry.get("aimos.errors")
                            .tag("kind", "fault")
                            .tag("verb", "put")
                            .counter()
                            .count())
                    .isEqualTo(1);
        } finally {
            log.setLevel(null);
        }
    }

    @Test
    void storesInMemoryOfOneRegistryHaveNamesOfTheirOwn() {
        try (AimOs first = InMemoryAimOs.builder().meterRegistry(registry).open();
                AimOs second = InMemoryAimOs.builder().meterRegistry(registry).open()) {
            first.memory().put(AtomDraft.text("a", "text"));
            assertThat(registry.get("aimos.atoms")
                            .tag("store", "memory")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(registry.get("aimos.atoms")
                            .tag("store", "memory-2")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(second.status().counts().atoms()).isZero();
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeOpenedLeavesNothingInTheRegistry() {
        HeapDisk disk = new HeapDisk();
        AimOs holder = InMemoryAimOs.builder().disk(disk).open();
        assertThatThrownBy(() -> InMemoryAimOs.builder()
                        .disk(disk)
                        .meterRegistry(registry)
                        .open())
                .isInstanceOf(AimosException.Busy.class);
        assertThat(registry.getMeters()).isEmpty();
        holder.close();
    }
}
