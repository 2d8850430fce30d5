package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.core.rerank.Rerankers;
import dev.aimos.index.Candidates;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranker;
import dev.aimos.index.Reranking;
import java.util.Locale;
import java.util.function.IntFunction;

/** The re-rankers on a hundred paragraphs, alone and in a search. */
final class RerankBench {
    private static final int CANDIDATES = 100;
    private static final int WARM = 150;
    private static final int SAMPLES = 400;
    private static final double MOST_MICROS = 5_000;

    private final Report report;
    private final AimOs os;
    private final IntFunction<Query> queries;

    RerankBench(Report report, AimOs os, IntFunction<Query> queries) {
        this.report = report;
        this.os = os;
        this.queries = queries;
    }

    void run() throws Exception {
        for (Mode mode : new Mode[] {Mode.HYBRID, Mode.LEXICAL}) {
            measure("DVNS", Reranking.dvns(), mode, MOST_MICROS);
            measure("MMR", Reranking.mmr(), mode, Double.NaN);
        }
    }

    private void measure(String name, Reranking reranking, Mode mode, double most) throws Exception {
        Samples without = new Samples(SAMPLES);
        Samples with = new Samples(SAMPLES);
        Samples alone = new Samples(SAMPLES);
        Samples warm = new Samples(WARM);
        int candidates = 0;
        for (int i = -WARM; i < SAMPLES; i++) {
            Query query = queries.apply(i + WARM)
                    .level(Level.PARAGRAPH)
                    .limit(CANDIDATES)
                    .mode(mode);
            Timed timed = new Timed(Rerankers.of(reranking), i < 0 ? warm : alone);
            if (i < 0) {
                os.index().search(query);
                os.index().search(query.reranking(reranking));
            } else {
                without.time(() -> os.index().search(query));
                with.time(() -> os.index().search(query.reranking(reranking)));
            }
            os.index().search(query.reranking(Reranking.by(timed)));
            candidates += timed.candidates;
        }
        int mean = candidates / (WARM + SAMPLES);
        HhniBench.require(mean > CANDIDATES / 2, "queries find only " + mean + " candidates on average");
        String what = name + " of " + CANDIDATES + " paragraphs, " + mode.name().toLowerCase(Locale.ROOT);
        report.bound(what + ", p50", alone.p50(), "us", most, true);
        report.alone("  processor time of that, p50", alone.busyP50(), "us");
        report.beside("  a search with it, beside one without, p50", with.p50(), without.p50(), "us");
    }

    /** Takes the time of another. */
    private static final class Timed implements Reranker {
        private final Reranker reranker;
        private final Samples samples;
        private int candidates;

        Timed(Reranker reranker, Samples samples) {
            this.reranker = reranker;
            this.samples = samples;
        }

        @Override
        public String id() {
            return reranker.id();
        }

        @Override
        public Order rerank(Candidates given) {
            candidates = given.size();
            return samples.of(() -> reranker.rerank(given));
        }
    }
}
