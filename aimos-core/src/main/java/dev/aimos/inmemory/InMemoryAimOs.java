package dev.aimos.inmemory;

import dev.aimos.AimOs;
import dev.aimos.Durability;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.core.engine.Engine;
import dev.aimos.core.engine.EngineOptions;
import dev.aimos.core.engine.SuppressForbidden;
import dev.aimos.core.engine.Telemetry;
import dev.aimos.core.engine.VectorOptions;
import dev.aimos.core.journal.Disk;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Embedder;
import dev.aimos.plan.Waker;
import dev.aimos.text.EnglishWords;
import dev.aimos.witness.Gate;
import dev.aimos.witness.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store on the heap, gone when closed: for test suites. It keeps every promise of {@link AimOs} but durability, and
 * ranks exactly, by looking at every atom; use it up to some ten thousand atoms.
 */
public final class InMemoryAimOs {
    private InMemoryAimOs() {}

    /** An empty store with the system's clock and the default limits. */
    public static AimOs open() {
        return builder().open();
    }

    /** Options for a store. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options; each one not set keeps its default. Not thread-safe. */
    public static final class Builder {
        private @Nullable InstantSource clock;
        private Limits limits = Limits.DEFAULT;
        private Analyzer analyzer = new EnglishWords();
        private @Nullable Embedder embedder;
        private @Nullable MeterRegistry meters;
        private @Nullable ObservationRegistry observations;
        private @Nullable Supplier<Optional<String>> correlations;
        private @Nullable Waker waker;
        private Gate gate = Gate.DEFAULT;
        private @Nullable Signer signer;
        private Disk disk = new HeapDisk();

        private Builder() {}

        /** Where transaction time and "now" come from; by default the system's clock. */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /** Bounds of requests. */
        public Builder limits(Limits value) {
            limits = Objects.requireNonNull(value, "limits");
            return this;
        }

        /** How text becomes terms; by default {@link EnglishWords}. */
        public Builder analyzer(Analyzer value) {
            analyzer = Objects.requireNonNull(value, "analyzer");
            return this;
        }

        /** What makes vectors of texts and questions; without one, searches are by words. */
        public Builder embedder(Embedder value) {
            embedder = Objects.requireNonNull(value, "embedder");
            return this;
        }

        /** What wakes runs of plans for retries, deadlines and approvals that expire; by default a thread of the store's. */
        public Builder waker(Waker value) {
            waker = Objects.requireNonNull(value, "waker");
            return this;
        }

        /** What answers must pass to be relied on; by default {@link Gate#DEFAULT}. */
        public Builder gate(Gate value) {
            gate = Objects.requireNonNull(value, "gate");
            return this;
        }

        /** Signs witnesses; without one they are not signed. */
        public Builder signer(Signer value) {
            signer = Objects.requireNonNull(value, "signer");
            return this;
        }

        /** Where metrics go; by default nowhere. */
        public Builder meterRegistry(MeterRegistry value) {
            meters = Objects.requireNonNull(value, "meterRegistry");
            return this;
        }

        /**
         * What is told of each call of a verb, and each attempt of a step of a plan, as an observation with its scope open, for
         * tracers and handlers of one's own; by default nothing. {@link dev.aimos.observation.AimosObservation} documents them.
         * What it throws is counted and logged, and fails no call.
         */
        public Builder observationRegistry(ObservationRegistry value) {
            observations = Objects.requireNonNull(value, "observationRegistry");
            return this;
        }

        /**
         * Asked, in the thread of each call of a verb by a handle without a correlation id of its own, what the call is known
         * by: a value of the logging context, say, or the current trace id; by default nothing. It must be safe for all threads
         * that use the store, and quick. If it throws, or gives an id that {@link AimOs#withCorrelation} would refuse, the call
         * goes on without an id, which is counted and logged.
         */
        public Builder correlations(Supplier<Optional<String>> value) {
            correlations = Objects.requireNonNull(value, "correlations");
            return this;
        }

        /** Where the journal's bytes go; for tests of what happens when a disk fails. */
        Builder disk(Disk value) {
            disk = value;
            return this;
        }

        /** Opens the store. */
        public AimOs open() {
            Analyzer terms = analyzer;
            return Engine.open(new EngineOptions(
                    "memory",
                    disk,
                    HeapCatalog.source(terms),
                    HeapRegister.registers(),
                    clock == null ? systemClock() : clock,
                    limits,
                    Durability.SYNCED,
                    JournalOptions.defaults().segmentBytes(),
                    terms,
                    new VectorOptions(new HeapVectors(), embedder, false),
                    new Telemetry(meters, observations, correlations),
                    null,
                    Progress.NONE,
                    waker,
                    gate,
                    signer));
        }

        @SuppressForbidden("the caller gave no clock")
        private static InstantSource systemClock() {
            return InstantSource.system();
        }
    }
}
