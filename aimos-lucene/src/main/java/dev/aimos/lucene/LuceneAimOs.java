package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Durability;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.core.engine.Engine;
import dev.aimos.core.engine.EngineOptions;
import dev.aimos.core.engine.Faults;
import dev.aimos.core.engine.StoreLayout;
import dev.aimos.core.engine.SuppressForbidden;
import dev.aimos.core.engine.Telemetry;
import dev.aimos.core.engine.VectorOptions;
import dev.aimos.core.journal.FileDisk;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Embedder;
import dev.aimos.lucene.catalog.LuceneCatalogs;
import dev.aimos.lucene.catalog.LuceneRegisters;
import dev.aimos.lucene.catalog.LuceneVectors;
import dev.aimos.plan.Waker;
import dev.aimos.text.EnglishWords;
import dev.aimos.witness.Gate;
import dev.aimos.witness.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store in a directory: {@code journal/}, which is the memory, and {@code index/}, {@code register/} and {@code vectors/},
 * which are computed from it.
 *
 * <p>One process at a time has a store open; within it, one handle, which any number of threads share.
 */
public final class LuceneAimOs {
    private LuceneAimOs() {}

    /**
     * Opens the store in a directory, or makes one there, with the system's clock and the default settings.
     *
     * @throws AimosException.Busy if the store is open already; the message names the process that has it
     * @throws AimosException.Corrupt if the journal is damaged; a torn tail, as a crash leaves it, is not damage
     * @throws AimosException.Unsupported if a newer version of aimos wrote it
     */
    public static AimOs open(Path directory) {
        return builder(directory).open();
    }

    /** Options for the store in a directory. */
    public static Builder builder(Path directory) {
        return new Builder(directory);
    }

    /**
     * Makes a store from a backup, checking every record on the way. The index is computed when the store is first opened.
     *
     * @param backup what {@link dev.aimos.memory.Memory#backup} wrote, or a store that is not open
     * @param directory where the new store goes; empty or not there yet
     * @param progress hears the bytes copied
     * @return the bytes copied
     * @throws AimosException.NotFound if there is no backup
     * @throws AimosException.Conflict if the target is not empty
     * @throws AimosException.Corrupt if the backup is damaged; the target is then not a store
     */
    public static long restore(Path backup, Path directory, Progress progress) {
        Path from = StoreLayout.journal(backup);
        if (!Files.isDirectory(from)) {
            throw new AimosException.NotFound("backup-missing", "there is no backup at " + backup);
        }
        try {
            StoreLayout.requireAbsentOrEmpty(directory);
            try (Journal journal = Journal.open(new FileDisk(from), JournalOptions.defaults())) {
                Files.createDirectories(directory);
                return journal.backup(new FileDisk(StoreLayout.journal(directory)), progress);
            }
        } catch (IOException e) {
            throw new AimosException.Fault("io", "restoring failed: " + Faults.describe(e) + ". Check the disk", e);
        }
    }

    /** Collects options; each one not set keeps its default. Not thread-safe. */
    public static final class Builder {
        private final Path directory;
        private @Nullable InstantSource clock;
        private Limits limits = Limits.DEFAULT;
        private Durability durability = Durability.SYNCED;
        private Analyzer analyzer = new EnglishWords();
        private @Nullable Embedder embedder;
        private boolean reembed;
        private boolean quantized;
        private @Nullable MeterRegistry meters;
        private @Nullable ObservationRegistry observations;
        private @Nullable Supplier<Optional<String>> correlations;
        private @Nullable Waker waker;
        private Gate gate = Gate.DEFAULT;
        private @Nullable Signer signer;
        private Progress progress = Progress.NONE;
        private long segmentBytes = JournalOptions.defaults().segmentBytes();

        private Builder(Path directory) {
            this.directory = Objects.requireNonNull(directory, "directory");
        }

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

        /** When a write is acknowledged. */
        public Builder durability(Durability value) {
            durability = Objects.requireNonNull(value, "durability");
            return this;
        }

        /**
         * How text becomes terms; by default {@link EnglishWords}; {@link LuceneTerms} is for any language. With another than
         * before, the index is computed anew.
         */
        public Builder analyzer(Analyzer value) {
            analyzer = Objects.requireNonNull(value, "analyzer");
            return this;
        }

        /**
         * What makes vectors of texts and questions; without one, searches are by words. Its id is kept with the vectors:
         * opening with another is an {@link AimosException.Conflict}, unless {@link #reembed} says so.
         */
        public Builder embedder(Embedder value) {
            embedder = Objects.requireNonNull(value, "embedder");
            return this;
        }

        /** Whether vectors of another model give way, and every text is embedded anew. */
        public Builder reembed(boolean value) {
            reembed = value;
            return this;
        }

        /**
         * Whether graphs of vectors are searched by vectors of a byte a number, which takes a quarter of the memory, and what
         * they find is scored by the full ones. Concerns what is written from now on.
         */
        public Builder quantized(boolean value) {
            quantized = value;
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

        /** Hears the replay of records that the index lacks, when the store is opened. */
        public Builder progress(Progress value) {
            progress = Objects.requireNonNull(value, "progress");
            return this;
        }

        /** Size at which the journal begins a new file. For tests: small files make short work of erasing. */
        Builder segmentBytes(long value) {
            segmentBytes = value;
            return this;
        }

        /** Opens the store; see {@link LuceneAimOs#open}. */
        public AimOs open() {
            Analyzer terms = analyzer;
            try {
                Path store = directory.toAbsolutePath().normalize();
                if (Files.exists(store) && !Files.isDirectory(store)) {
                    throw new AimosException.InvalidRequest(
                            "not-a-directory", store + " is a file; a store is a directory");
                }
                Files.createDirectories(store);
                return Engine.open(new EngineOptions(
                        store.toString(),
                        new FileDisk(StoreLayout.journal(store)),
                        LuceneCatalogs.in(StoreLayout.index(store), terms),
                        LuceneRegisters.in(StoreLayout.register(store)),
                        clock == null ? systemClock() : clock,
                        limits,
                        durability,
                        segmentBytes,
                        terms,
                        new VectorOptions(new LuceneVectors(StoreLayout.vectors(store), quantized), embedder, reembed),
                        new Telemetry(meters, observations, correlations),
                        StoreLayout.spool(store),
                        progress,
                        waker,
                        gate,
                        signer));
            } catch (IOException e) {
                throw new AimosException.Fault(
                        "io",
                        "the store cannot be opened: " + Faults.describe(e)
                                + ". Check the directory: a store is written to even when it is only read",
                        e);
            }
        }

        @SuppressForbidden("the caller gave no clock")
        private static InstantSource systemClock() {
            return InstantSource.system();
        }
    }
}
