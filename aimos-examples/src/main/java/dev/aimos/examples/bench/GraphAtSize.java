package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AsOf;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;

/** Relations between entities, so many: loading them, asking about them, now and as of before, and opening them again. */
final class GraphAtSize {
    private static final int ROUNDS = 6;

    private final Path directory;
    private final Report report;
    private final GraphData data;
    private final boolean asked;
    private final String at;
    private final HeapGraph plain = new HeapGraph();
    private long heapBytes;
    private double plainSeconds;
    private double oneStep;
    private double twoSteps;

    /**
     * @param asked whether what is asked is asked at this size
     */
    GraphAtSize(Path directory, Report report, int relations, boolean asked) {
        this.directory = directory.resolve("graph-" + relations);
        this.report = report;
        this.data = new GraphData(relations);
        this.asked = asked;
        this.at = String.format(Locale.ROOT, "%,d", relations);
    }

    /** Returns the median of one step, in microseconds. */
    double run() throws Exception {
        report.note(at + " relations between " + String.format(Locale.ROOT, "%,d", data.entities()) + " entities");
        loadPlain();
        GraphQuestions questions = new GraphQuestions(data, plain);
        long half;
        try (AimOs os = LuceneAimOs.open(directory)) {
            half = load(os);
            now(os, questions);
            long whole = os.status().tx();
            asOf(os, questions, half, whole);
        }
        reopen();
        return oneStep;
    }

    private static boolean all(HeapGraph.Edge edge) {
        return true;
    }

    private void loadPlain() throws Exception {
        long before = Heap.used();
        plainSeconds = Samples.seconds(() -> {
            for (int i = 0; i < data.relations(); i++) {
                plain.add(data.from(i), data.to(i), i);
            }
        });
        heapBytes = Heap.used() - before;
    }

    /** Returns the transaction after which half of the relations were there. */
    private long load(AimOs os) throws Exception {
        GraphLoad load = new GraphLoad(os);
        load.entities(data);
        long[] half = new long[1];
        double busy = Processor.seconds();
        double seconds = Samples.seconds(() -> {
            load.relations(data, 0, data.relations() / 2);
            half[0] = os.status().tx();
            load.relations(data, data.relations() / 2, data.relations());
        });
        double rate = data.relations() / seconds;
        bound("relations loaded, durable and readable, " + at, rate, "1/s", 50_000, false);
        report.alone(
                "processor time of all threads, a relation",
                (Processor.seconds() - busy) / data.relations() * 1e6,
                "us");
        report.beside("the same beside a hash map on the heap, " + at, rate, data.relations() / plainSeconds, "1/s");
        return half[0];
    }

    private void now(AimOs os, GraphQuestions questions) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            questions.oneStep(os.graph(), AsOf.now(), GraphAtSize::all);
            questions.twoSteps(os.graph(), AsOf.now(), GraphAtSize::all);
        }
        Samples one = questions.oneStep(os.graph(), AsOf.now(), GraphAtSize::all);
        oneStep = one.p50();
        bound("one step, p50, " + at, one.p50(), "us", 50, true);
        report.alone("one step, p99, " + at, one.p99(), "us");
        report.alone("one step, p50 of the processor's time, " + at, one.busyP50(), "us");
        report.beside(
                "one step, p50, beside the hash map",
                one.p50(),
                questions.plainOneStep().p50(),
                "us");
        if (questions.anyMiddling()) {
            Samples two = questions.twoSteps(os.graph(), AsOf.now(), GraphAtSize::all);
            twoSteps = two.p50();
            bound("two steps, some 1,000 things, p50, " + at, two.p50() / 1e3, "ms", 5, true);
            report.beside(
                    "two steps, p50, beside the hash map",
                    two.p50() / 1e3,
                    questions.plainTwoSteps().p50() / 1e3,
                    "ms");
        }
        jgrapht(os, questions);
    }

    private void jgrapht(AimOs os, GraphQuestions questions) throws Exception {
        long before = Heap.used();
        JgraphtGraph other = new JgraphtGraph();
        double seconds = Samples.seconds(() -> {
            for (int i = 0; i < data.entities(); i++) {
                other.addThing(data.id(i));
            }
            for (int i = 0; i < data.relations(); i++) {
                other.add(data.from(i), data.to(i));
            }
        });
        report.beside("heap: the hash map beside JGraphT", heapBytes / 1e6, (Heap.used() - before) / 1e6, "MB");
        report.beside(
                "load: the hash map beside JGraphT",
                data.relations() / plainSeconds,
                data.relations() / seconds,
                "1/s");
        for (int i = 0; i < ROUNDS; i++) {
            questions.jgraphtOneStep(other);
        }
        report.beside(
                "one step, p50, beside JGraphT",
                oneStep,
                questions.jgraphtOneStep(other).p50(),
                "us");
        if (questions.anyMiddling()) {
            questions.jgraphtTwoSteps(other);
            report.beside(
                    "two steps, p50: the hash map beside JGraphT",
                    questions.plainTwoSteps().p50() / 1e3,
                    questions.jgraphtTwoSteps(other).p50() / 1e3,
                    "ms");
        }
        GraphPaths paths = new GraphPaths(data, os.graph(), plain, other);
        report.beside(
                "path, any two, p50, beside the hash map",
                paths.ours().p50() / 1e3,
                paths.plain().p50() / 1e3,
                "ms");
        report.beside(
                "path, any two, p50, beside JGraphT",
                paths.ours().p50() / 1e3,
                paths.jgrapht().p50() / 1e3,
                "ms");
    }

    /** As of when half was there; and as of when all was, after half of it has been superseded and some taken back. */
    private void asOf(AimOs os, GraphQuestions questions, long half, long whole) throws Exception {
        Predicate<HeapGraph.Edge> first = edge -> edge.number() < data.relations() / 2;
        past(os, questions, "half", AsOf.tx(half), first);
        double none = oneStep;
        Predicate<HeapGraph.Edge> left = new GraphRevision(os, data).apply();
        for (int i = 0; i < ROUNDS; i++) {
            oneStep = questions.oneStep(os.graph(), AsOf.now(), left).p50();
            twoSteps = questions.twoSteps(os.graph(), AsOf.now(), left).p50();
        }
        report.beside("one step now, half superseded, beside none, p50", oneStep, none, "us");
        past(os, questions, "all, half superseded", AsOf.tx(whole), GraphAtSize::all);
        oneStep = none;
    }

    private void past(AimOs os, GraphQuestions questions, String when, AsOf asOf, Predicate<HeapGraph.Edge> expected)
            throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            questions.oneStep(os.graph(), asOf, expected);
        }
        double one = questions.oneStep(os.graph(), asOf, expected).p50();
        ratio("one step as of " + when + ", beside now, p50, " + at, one, oneStep, "us");
        if (questions.anyMiddling()) {
            questions.twoSteps(os.graph(), asOf, expected);
            double two = questions.twoSteps(os.graph(), asOf, expected).p50();
            ratio("two steps as of " + when + ", beside now, p50, " + at, two / 1e3, twoSteps / 1e3, "ms");
        }
    }

    private void reopen() throws Exception {
        long register = Directories.bytes(directory.resolve("register"));
        long journal = Directories.bytes(directory.resolve("journal"));
        int records = data.relations() * 3 / 2 + data.entities();
        report.alone("bytes of index a record, " + at, (double) register / records, "B");
        report.alone("bytes of journal a record, " + at, (double) journal / records, "B");
        AimOs[] opened = new AimOs[1];
        double seconds = Samples.seconds(() -> opened[0] = LuceneAimOs.open(directory));
        try (AimOs os = opened[0]) {
            report.alone("open after closing, " + at, seconds, "s");
            report.alone("rebuild, " + at, Samples.seconds(() -> os.index().rebuild()), "s");
        }
    }

    private void ratio(String what, double then, double now, String unit) {
        if (asked) {
            report.atMost(what, then, now, unit, 2);
        } else {
            report.beside(what, then, now, unit);
        }
    }

    private void bound(String what, double figure, String unit, double target, boolean atMost) {
        if (asked) {
            report.bound(what, figure, unit, target, atMost);
        } else {
            report.alone(what, figure, unit);
        }
    }
}
