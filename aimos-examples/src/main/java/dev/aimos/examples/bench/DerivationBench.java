package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Impact;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Value;
import dev.aimos.lucene.LuceneAimOs;
import java.nio.file.Path;
import java.util.Locale;

/** What was derived from what: a tree ten levels deep, traced; and a chain of a hundred thousand, both ways. */
final class DerivationBench {
    private static final int LEVELS = 10;
    private static final int TREE = (1 << (LEVELS + 1)) - 1;
    private static final int LENGTH = 100_000;
    private static final int SAMPLES = 100;

    private final Path directory;
    private final Report report;

    DerivationBench(Path directory, Report report) {
        this.directory = directory;
        this.report = report;
    }

    void run() throws Exception {
        report.note("derivations");
        try (AimOs os = LuceneAimOs.open(directory.resolve("derivations"))) {
            GraphLoad load = new GraphLoad(os);
            load.items(0, LENGTH, i -> Entity.of("subject " + i));
            tree(os, load);
            chain(os, load);
        }
    }

    private static Claim claim(String predicate, int number) {
        return Claim.of(Entity.idOf("subject " + number), predicate, Value.of(number));
    }

    private static Relation derived(Claim conclusion, Claim premise) {
        return Relation.of(conclusion, RelationType.DERIVED_FROM, premise);
    }

    /** Each claim was derived from two, but for the last level: {@code i} from {@code 2i + 1} and {@code 2i + 2}. */
    private void tree(AimOs os, GraphLoad load) {
        load.items(0, TREE, i -> claim("leaf", i));
        load.items(1, TREE, i -> derived(claim("leaf", (i - 1) / 2), claim("leaf", i)));
        String root = claim("leaf", 0).id();
        for (int i = 0; i < SAMPLES; i++) {
            requireTree(os.graph().trace(root));
        }
        Samples samples = new Samples(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            requireTree(samples.of(() -> os.graph().trace(root)));
        }
        report.bound("trace, 10 levels, 2,047 claims, p50", samples.p50() / 1e3, "ms", 10, true);
        report.alone("the same by the processor's time", samples.busyP50() / 1e3, "ms");
        String small = claim("leaf", 31).id();
        Samples fewer = new Samples(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            Trace trace = fewer.of(() -> os.graph().trace(small));
            GraphAnswers.require(
                    trace.steps().size() == 63, "a trace of " + trace.steps().size() + " steps");
        }
        report.alone("trace, 5 levels, 63 claims, p50", fewer.p50() / 1e3, "ms");
    }

    private static void requireTree(Trace trace) {
        GraphAnswers.require(
                trace.steps().size() == TREE
                        && trace.steps().get(TREE - 1).depth() == LEVELS
                        && trace.links().size() == TREE - 1,
                "a trace of " + trace.steps().size() + " steps");
    }

    private void chain(AimOs os, GraphLoad load) throws Exception {
        String length = String.format(Locale.ROOT, "%,d", LENGTH);
        load.items(0, LENGTH, i -> claim("link", i));
        double loaded = Samples.seconds(() -> {
            load.items(1, LENGTH, i -> derived(claim("link", i), claim("link", i - 1)));
            load.shown(claim("link", 0).id());
        });
        report.alone("chain of " + length + ": loaded, no circles looked for in vain", (LENGTH - 1) / loaded, "1/s");
        Trace[] trace = new Trace[1];
        String last = claim("link", LENGTH - 1).id();
        report.alone(
                "chain of " + length + ": traced whole",
                Samples.seconds(() -> trace[0] = os.graph().trace(last)),
                "s");
        GraphAnswers.require(
                trace[0].steps().size() == LENGTH
                        && trace[0].steps().get(LENGTH - 1).depth() == LENGTH - 1,
                "a chain traced in " + trace[0].steps().size() + " steps");
        Impact[] impact = new Impact[1];
        String first = claim("link", 0).id();
        report.alone(
                "chain of " + length + ": impact of its root",
                Samples.seconds(() -> impact[0] = os.graph().impact(first)),
                "s");
        GraphAnswers.require(
                impact[0].consequences().stream()
                                .filter(Impact.Consequence::falls)
                                .count()
                        >= LENGTH - 1,
                "not all of the chain falls");
    }
}
