package dev.aimos.core.engine;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.run.RunPlans;
import dev.aimos.index.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The gauges of a store. Each reads what is kept anyway, and waits for nobody; but for the nodes, which the index is asked for
 * when it has changed since.
 */
final class Gauges {
    private final Core core;
    private long countedTx = -1;
    private Map<Level, Long> nodes = Map.of();

    private Gauges(Core core) {
        this.core = core;
    }

    static void register(Core core, Meters meters, RunPlans runs) {
        Recorder recorder = core.recorder;
        if (!recorder.on()) {
            return;
        }
        recorder.gauge(Metric.CALLS, meters::calls);
        recorder.gauge(Metric.UNSYNCED, core.journal::unsynced);
        recorder.gauge(Metric.WRITABLE, () -> core.failure().isEmpty() ? 1 : 0);
        recorder.gauge(Metric.ATOMS, () -> core.tally().atoms());
        Gauges gauges = new Gauges(core);
        for (Level level : Level.values()) {
            recorder.gauge(Metric.NODES, level, () -> gauges.nodes(level));
        }
        recorder.gauge(Metric.ITEMS, () -> core.projection().itemTally().items());
        recorder.gauge(Metric.RELATIONS, () -> core.projection().itemTally().relations());
        recorder.gauge(Metric.SNAPSHOTS, () -> core.tally().snapshots());
        recorder.gauge(Metric.RECORDS, () -> core.published().size());
        recorder.gauge(Metric.JOURNAL, core.journal::bytes);
        recorder.gauge(Metric.SEGMENTS, core.journal::segments);
        recorder.gauge(
                Metric.INDEX_LAG,
                () -> Math.max(0, core.published().tx() - core.catalog().appliedTx()));
        recorder.gauge(Metric.REGISTER_LAG, () -> core.projection().registerLag());
        if (core.vectors.available()) {
            recorder.gauge(
                    Metric.VECTORS_LAG, () -> Math.max(0, core.published().tx() - core.vectors.doneTx()));
        }
        recorder.gauge(Metric.RUNS_LIVE, runs::live);
        recorder.gauge(Metric.RUNS_WAITING, runs::waiting);
    }

    /** Of what the index shows now: nobody is made to wait for what it has yet to apply. */
    private synchronized double nodes(Level level) {
        long applied = core.catalog().appliedTx();
        if (applied != countedTx) {
            try (CatalogReader reader = core.catalog().acquire(0)) {
                nodes = new EnumMap<>(reader.nodes());
                countedTx = reader.tx();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return nodes.getOrDefault(level, 0L).doubleValue();
    }
}
