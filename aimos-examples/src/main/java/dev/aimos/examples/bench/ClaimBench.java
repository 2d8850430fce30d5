package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.Durability;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Value;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.Interval;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What it costs to look whether a claim that arrives contradicts another: one write of a claim of a functional predicate whose
 * key has a claim already, over another interval, beside one write of an entity, which has nothing to be checked.
 */
final class ClaimBench {
    private static final int SUBJECTS_OF = 10;
    private static final int BATCH = 10_000;
    private static final int SAMPLES = 2_000;
    private static final Instant THEN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");

    private final Path directory;
    private final Report report;

    ClaimBench(Path directory, Report report) {
        this.directory = directory;
        this.report = report;
    }

    void run(int few, int many) throws Exception {
        double small = atSize(few);
        if (many > few) {
            double large = atSize(many);
            report.atMost("contradiction check, beside that of fewer claims", large, small, "us", 1.5);
        }
    }

    /** Returns what the check costs, in microseconds. */
    private double atSize(int claims) throws Exception {
        String at = String.format(Locale.ROOT, "%,d claims", claims);
        report.note(at);
        Path store = directory.resolve("claims-" + claims);
        try (AimOs os =
                LuceneAimOs.builder(store).durability(Durability.BUFFERED).open()) {
            load(os, claims);
            int subjects = claims / SUBJECTS_OF;
            measure(os, subjects, 0);
            Samples[] taken = measure(os, subjects, 1);
            double check = taken[1].p50() - taken[0].p50();
            report.bound("contradiction check, p50, among " + at, check, "us", 100, true);
            report.alone("the same by the processor's time", taken[1].busyP50() - taken[0].busyP50(), "us");
            report.alone("one write of an entity, p50", taken[0].p50(), "us");
            report.alone("one write of a claim that contradicts another, told, p50", contradicting(os, subjects), "us");
            return check;
        }
    }

    private static String subject(int number) {
        return Entity.idOf("subject " + number);
    }

    private static String predicate(int number) {
        return "quality" + number;
    }

    private static void load(AimOs os, int claims) {
        List<Assertion> batch = new ArrayList<>();
        for (int i = 0; i < SUBJECTS_OF; i++) {
            batch.add(Assertion.of(Predicate.functional(predicate(i))));
        }
        for (int i = 0; i < claims / SUBJECTS_OF; i++) {
            batch.add(Assertion.of(Entity.of("subject " + i)));
            flush(os, batch, BATCH);
        }
        flush(os, batch, 1);
        for (int i = 0; i < claims; i++) {
            Claim claim = Claim.of(subject(i / SUBJECTS_OF), predicate(i % SUBJECTS_OF), Value.of(i));
            batch.add(Assertion.of(claim, Interval.from(NOW)));
            flush(os, batch, BATCH);
        }
        flush(os, batch, 1);
        os.graph().neighbours(subject(0));
    }

    private static void flush(AimOs os, List<Assertion> batch, int least) {
        if (batch.size() >= least) {
            os.graph().assertAll(batch);
            batch.clear();
        }
    }

    /** Entities, and claims about the time before what is claimed already. */
    private static Samples[] measure(AimOs os, int subjects, int round) {
        Samples entities = new Samples(SAMPLES);
        Samples claims = new Samples(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            Entity entity = Entity.of("new " + round + " " + i);
            entities.of(() -> os.graph().assert_(entity));
            int number = (int) (i * 7_919L % subjects);
            Claim claim = Claim.of(subject(number), predicate(i % SUBJECTS_OF), Value.of("r" + round + " i" + i));
            Instant from = THEN.plusSeconds(round * SAMPLES + i);
            Interval part = Interval.of(from, from.plusSeconds(1));
            Asserted asserted = claims.of(() -> os.graph().assert_(claim, part));
            GraphAnswers.require(
                    asserted.changed() && asserted.contradictions().isEmpty(), "a contradiction of " + claim);
        }
        return new Samples[] {entities, claims};
    }

    private static double contradicting(AimOs os, int subjects) {
        Samples told = new Samples(SAMPLES / 10);
        for (int i = 0; i < SAMPLES / 10; i++) {
            Claim claim =
                    Claim.of(subject((int) (i * 7_919L % subjects)), predicate(i % SUBJECTS_OF), Value.of(-1 - i));
            Asserted asserted = told.of(() -> os.graph().assert_(claim, Interval.from(NOW)));
            GraphAnswers.require(!asserted.contradictions().isEmpty(), claim + " contradicts nothing");
        }
        return told.p50();
    }
}
