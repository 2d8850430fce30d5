package dev.aimos.core.engine;

import dev.aimos.Durability;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.journal.Disk;
import dev.aimos.index.Analyzer;
import dev.aimos.plan.Waker;
import dev.aimos.witness.Gate;
import dev.aimos.witness.Signer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a backend hands the engine.
 *
 * @param location what people call the store: its directory, or {@code memory}
 * @param disk where the journal lives; locked while the store is open
 * @param catalogs where the catalog comes from; closed by the engine
 * @param registers where the register comes from; closed by the engine
 * @param clock source of transaction time and of "now"
 * @param limits bounds of requests
 * @param durability when a write is acknowledged
 * @param segmentBytes size at which the journal begins a new segment
 * @param analyzer turns texts and queries into terms, as the catalogs do
 * @param vectors where vectors come from and go
 * @param telemetry what the store is seen at work by
 * @param spool directory for long contents on their way in; null for the heap
 * @param progress hears the replay of the journal's tail, if there is one
 * @param waker what wakes runs of plans; null for a thread of the store's
 * @param gate what answers must pass
 * @param signer signs witnesses; null if they are not signed
 */
public record EngineOptions(
        String location,
        Disk disk,
        Catalog.Source catalogs,
        Register.Source registers,
        InstantSource clock,
        Limits limits,
        Durability durability,
        long segmentBytes,
        Analyzer analyzer,
        VectorOptions vectors,
        Telemetry telemetry,
        @Nullable Path spool,
        Progress progress,
        @Nullable Waker waker,
        Gate gate,
        @Nullable Signer signer) {
    /** Options with the default gate, and without a signer. */
    public EngineOptions(
            String location,
            Disk disk,
            Catalog.Source catalogs,
            Register.Source registers,
            InstantSource clock,
            Limits limits,
            Durability durability,
            long segmentBytes,
            Analyzer analyzer,
            VectorOptions vectors,
            Telemetry telemetry,
            @Nullable Path spool,
            Progress progress,
            @Nullable Waker waker) {
        this(
                location,
                disk,
                catalogs,
                registers,
                clock,
                limits,
                durability,
                segmentBytes,
                analyzer,
                vectors,
                telemetry,
                spool,
                progress,
                waker,
                Gate.DEFAULT,
                null);
    }
}
