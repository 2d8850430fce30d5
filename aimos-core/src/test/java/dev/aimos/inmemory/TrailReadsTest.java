package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.core.journal.Disk;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Witness;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much of the journal a question about the trail reads. */
final class TrailReadsTest {
    private final AtomicLong reads = new AtomicLong();

    /** A disk whose reads are counted. */
    private Disk counted(Disk disk) {
        return proxy(Disk.class, disk);
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (target instanceof Disk.ReadFile && method.getName().startsWith("read")) {
                reads.incrementAndGet();
            }
            Object given = call(target, method, args);
            return given instanceof Disk.ReadFile file ? proxy(Disk.ReadFile.class, file) : given;
        }));
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private long readsOf(AimOs os, Hash witness) {
        long before = reads.get();
        assertThat(os.trail().read(TrailQuery.all().witness(witness)).entries()).hasSize(3);
        return reads.get() - before;
    }

    @Test
    void whatConcernsAWitnessIsFoundWithoutReadingWhatDoesNot() {
        try (AimOs os = InMemoryAimOs.builder().disk(counted(new HeapDisk())).open()) {
            Witness witness = Witness.of(Witness.Kind.ANSWER, "m").build();
            os.witnesses().record(witness);
            os.memory().put(AtomDraft.text("a", "text").witness(witness.id().hex()));
            os.witnesses().outcome(Outcome.of(witness.id(), true, "judge"));
            long few = readsOf(os, witness.id());
            assertThat(few).isPositive();
            for (int i = 0; i < 3_000; i++) {
                os.memory().put(AtomDraft.text("k" + i, "text " + i));
            }
            assertThat(readsOf(os, witness.id())).isEqualTo(few);
        }
    }
}
