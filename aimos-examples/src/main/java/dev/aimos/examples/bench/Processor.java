package dev.aimos.examples.bench;

import java.time.Duration;

/** The processor's time. */
final class Processor {
    private Processor() {}

    /** Seconds that all threads of this process have been busy. */
    static double seconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }
}
