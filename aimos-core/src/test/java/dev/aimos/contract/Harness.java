package dev.aimos.contract;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.index.Embedder;
import dev.aimos.witness.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A backend under test: opens a store that survives closing, as far as the backend can. */
public interface Harness {
    /** Opens the store, empty at first, later as it was when closed. */
    AimOs open(TestClock clock, Limits limits);

    /** Opens the store with an embedder. */
    AimOs open(TestClock clock, Limits limits, Embedder embedder);

    /** Opens the store with a signer of its witnesses. */
    AimOs open(TestClock clock, Limits limits, Signer signer);

    /** Opens the store with a registry of meters, and an embedder if there is one. */
    AimOs open(TestClock clock, MeterRegistry registry, @Nullable Embedder embedder);

    /** Opens the store with all that an application can see it at work by. */
    AimOs open(
            TestClock clock,
            MeterRegistry registry,
            ObservationRegistry observations,
            Supplier<Optional<String>> correlations);

    /** All bytes of all files of the store, for searches that must find nothing. */
    List<byte[]> files() throws IOException;

    /** Deletes what the harness made. */
    void dispose() throws IOException;
}
