package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.Durability;
import dev.aimos.index.Query;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AtomDraft;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What measuring costs: the same calls of three equal stores, one without a registry, one with Micrometer's own on the heap, one
 * with Prometheus'. They take turns call by call, and who begins goes round.
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

    void run() throws Exception {
        try (AimOs none = open("none", null, Durability.BUFFERED);
                AimOs simple = open("simple", new SimpleMeterRegistry(), Durability.BUFFERED);
                AimOs exported = open("prometheus", prometheus, Durability.BUFFERED)) {
            List<AimOs> all = List.of(none, simple, exported);
            all.forEach(this::fill);
            compare("10 gets", all, SAMPLES, (os, number) -> {
                for (int i = 0; i < GETS; i++) {
                    os.memory().get("k" + Math.floorMod(number * 7_919L + i, atoms));
                }
            });
            compare(
                    "search, three words",
                    all,
                    SAMPLES,
                    (os, number) -> os.index().search(Query.of(corpus.sentence(new SplittableRandom(number), 3))));
            compare(
                    "put, buffered",
                    all,
                    SAMPLES,
                    (os, number) -> os.memory()
                            .put(AtomDraft.text("p" + number, corpus.sentence(new SplittableRandom(number), 40))));
            scrape();
        }
        try (AimOs none = open("none-synced", null, Durability.SYNCED);
                AimOs simple = open("simple-synced", new SimpleMeterRegistry(), Durability.SYNCED);
                AimOs exported = open("prometheus-synced", prometheus, Durability.SYNCED)) {
            compare(
                    "put, synced",
                    List.of(none, simple, exported),
                    SAMPLES / 4,
                    (os, number) -> os.memory()
                            .put(AtomDraft.text("p" + number, corpus.sentence(new SplittableRandom(number), 40))));
        }
    }

    private AimOs open(String name, @Nullable MeterRegistry registry, Durability durability) {
        LuceneAimOs.Builder builder =
                LuceneAimOs.builder(directory.resolve(name)).durability(durability);
        return registry == null
                ? builder.open()
                : builder.meterRegistry(registry).open();
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
        List<Samples> taken = List.of(new Samples(samples), new Samples(samples), new Samples(samples));
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
        report.beside(what + ", p50, simple registry beside none", taken.get(1).p50(), none, "us");
        report.beside(what + ", p50, Prometheus beside none", taken.get(2).p50(), none, "us");
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
