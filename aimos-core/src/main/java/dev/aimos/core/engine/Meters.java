package dev.aimos.core.engine;

import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.Verb;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Times the calls of one store's verbs, and counts how they end; {@code docs/metrics.md} lists what is measured. */
final class Meters {
    private final Recorder recorder;
    private final AtomicInteger calls = new AtomicInteger();

    Meters(Recorder recorder) {
        this.recorder = recorder;
    }

    <T> T time(Verb verb, Supplier<T> work) {
        if (!recorder.on()) {
            return work.get();
        }
        calls.incrementAndGet();
        long start = recorder.start();
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            recorder.failed(verb, e);
            throw e;
        } finally {
            recorder.verb(verb, start);
            calls.decrementAndGet();
        }
    }

    /** Calls under way. */
    int calls() {
        return calls.get();
    }
}
