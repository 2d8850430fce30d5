package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.Durability;
import dev.aimos.index.Query;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AtomDraft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What measuring costs: the same calls of four equal stores, one that nobody sees, one with Micrometer's own registry on the heap, one
 * with Prometheus', one with a registry of observations that has a handler that does nothing. They take turns call by call, and who begins goes round.
 */
final class MetricsBench {
    private static final int WARM = 4_000;
    private static final int SAMPLES = 8_000;
    private static final int SCRAPES = 200;
    private static final int GETS = 10;

    private final Path directory;
    private final Report report;
    private final int atoms;
    private final Corpus corpus = new Corpus();
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    MetricsBench(Path directory, Report report, int atoms) {
        this.directory = directory;
        this.report = report;
        this.atoms = atoms;
    }

    /** A call of a store. */
    @FunctionalInterface
    private interface Call {
        void on(AimOs os, int number);
    }

    /** By what a store is seen at work. */
    private record Seen(String name, Consumer<LuceneAimOs.Builder> options) {}

    private List<Seen> ways() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler((ObservationHandler<Observation.Context>) context -> true);
        return List.of(
                new Seen("none", builder -> {}),
                new Seen("simple registry", builder -> builder.meterRegistry(new SimpleMeterRegistry())),
                new Seen("Prometheus", builder -> builder.meterRegistry(prometheus)),
                new Seen("observations", builder -> builder.observationRegistry(observations)));
    }

    void run() throws Exception {
        with(Durability.BUFFERED, stores -> {
            stores.forEach(this::fill);
            compare("10 gets", stores, SAMPLES, (os, number) -> {
                for (int i = 0; i < GETS; i++) {
                    os.memory().get("k" + Math.floorMod(number * 7_919L + i, atoms));
                }
            });
            compare(
                    "search, three words",
                    stores,
                    SAMPLES,
                    (os, number) -> os.index().search(Query.of(corpus.sentence(new SplittableRandom(number), 3))));
            compare("put, buffered", stores, SAMPLES, this::put);
            scrape();
        });
        with(Durability.SYNCED, stores -> compare("put, synced", stores, SAMPLES / 4, this::put));
    }

    private void put(AimOs os, int number) {
        os.memory().put(AtomDraft.text("p" + number, corpus.sentence(new SplittableRandom(number), 40)));
    }

    /** What is measured of stores. */
    @FunctionalInterface
    private interface Part {
        void of(List<AimOs> stores) throws Exception;
    }

    /** Opens a store for each way, measures, and closes them. */
    private void with(Durability durability, Part part) throws Exception {
        List<AimOs> stores = new ArrayList<>();
        try {
            for (Seen way : ways()) {
                LuceneAimOs.Builder builder = LuceneAimOs.builder(
                                directory.resolve(way.name() + " " + durability.name()))
                        .durability(durability);
                way.options().accept(builder);
                stores.add(builder.open());
            }
            part.of(stores);
        } finally {
            stores.forEach(AimOs::close);
        }
    }

    private void fill(AimOs os) {
        report.note(String.format(Locale.ROOT, "%,d atoms", atoms));
        List<AtomDraft> batch = new ArrayList<>();
        for (int i = 0; i < atoms; i++) {
            batch.add(AtomDraft.text("k" + i, corpus.sentence(new SplittableRandom(i), 40)));
            if (batch.size() == 10_000 || i == atoms - 1) {
                os.memory().putAll(batch);
                batch.clear();
            }
        }
    }

    private void compare(String what, List<AimOs> stores, int samples, Call call) throws Exception {
        List<Samples> taken = stores.stream().map(os -> new Samples(samples)).toList();
        for (int i = -WARM; i < samples; i++) {
            int number = i + WARM;
            for (int turn = 0; turn < stores.size(); turn++) {
                int which = Math.floorMod(i + turn, stores.size());
                AimOs os = stores.get(which);
                if (i < 0) {
                    call.on(os, number);
                } else {
                    taken.get(which).time(() -> call.on(os, number));
                }
            }
        }
        double none = taken.get(0).p50();
        List<Seen> ways = ways();
        for (int i = 1; i < stores.size(); i++) {
            report.beside(
                    what + ", p50, " + ways.get(i).name() + " beside none",
                    taken.get(i).p50(),
                    none,
                    "us");
        }
    }

    private void scrape() {
        Samples scrapes = new Samples(SCRAPES);
        long series = 0;
        for (int i = -SCRAPES; i < SCRAPES; i++) {
            String text = i < 0 ? prometheus.scrape() : scrapes.of(prometheus::scrape);
            series = text.lines().filter(line -> !line.startsWith("#")).count();
        }
        report.alone("a scrape by Prometheus, p50", scrapes.p50(), "us");
        report.alone("time series of it", (double) series, "series");
    }
}
