package dev.aimos.examples.bench;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.apoe.Acl;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.state.AgentState;

/**
 * Plans: what reading one costs, and what a step costs that does nothing, beside a graph of {@link
 * java.util.concurrent.CompletableFuture}s and beside langgraph4j. Neither of these journals anything: the one keeps nothing, the
 * other keeps states on the heap if it is told to.
 */
final class PlanBench {
    private static final int PARSED = 1_000;
    private static final int FEW = 1_000;
    private static final int CHAIN_DURABLE = 3_000;
    private static final int WIDE_DURABLE = 20_000;
    private static final Handlers NOTHING = Handlers.all(context -> Json.Obj.EMPTY);

    private final Path directory;
    private final Report report;
    private final int many;

    PlanBench(Path directory, Report report, int many) {
        this.directory = directory;
        this.report = report;
        this.many = many;
    }

    void run() throws Exception {
        reading();
        for (PlanShapes shape : PlanShapes.values()) {
            overhead(shape);
        }
        langGraph();
        durable();
        independent();
        criticalPath();
    }

    private static String text(int steps) {
        StringBuilder acl =
                new StringBuilder("PLAN big \"many steps\":\n  INPUT topic: text\n  BUDGET tokens=10M, calls=10k\n");
        for (int i = 0; i < steps; i++) {
            acl.append("  STEP s").append(i).append(" \"step ").append(i).append("\":\n");
            acl.append("    ASSIGN builder: \"Work on ${inputs.topic}\"\n");
            if (i > 0) {
                int before = (i - 1) / 2;
                acl.append("    REQUIRES s").append(before).append("\n");
                acl.append("    INPUT base = ${steps.s").append(before).append(".out.text}\n");
            }
            acl.append("    OUTPUT text: text\n    OUTPUT score: number\n");
            acl.append("    BUDGET tokens=1k, time=30s\n");
            acl.append("    GATE good: out.score >= 0.5 and count(out.text) > 0\n");
            acl.append("    RETRY 2 backoff=100ms\n    ON_FAIL skip\n");
        }
        return acl.toString();
    }

    private void reading() throws Exception {
        report.note("reading a plan of 1,000 steps");
        String acl = text(PARSED);
        Samples parsed = new Samples(400);
        Samples checked = new Samples(400);
        Samples printed = new Samples(400);
        Plan plan = Acl.parse("plan", acl);
        for (int i = 0; i < 400; i++) {
            parsed.of(() -> Acl.parse("plan", acl));
            checked.of(() -> Acl.parse("plan", acl));
            printed.of(() -> Acl.print(plan));
        }
        report.bound("parse 1,000 steps, p50", parsed.p50() / 1e3, "ms", 5, true);
        report.alone("parse and check 1,000 steps, p50", checked.p50() / 1e3, "ms");
        report.alone("print 1,000 steps, p50", printed.p50() / 1e3, "ms");
    }

    /** Microseconds that a step takes, the best of some rounds: beginning and end of the run included. */
    private static double perStep(int rounds, int steps, Samples.Work work) throws Exception {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, (System.nanoTime() - start) / 1e3 / steps);
        }
        return best;
    }

    private static void finish(AimOs os, Plan plan, Handlers handlers) throws InterruptedException {
        RunStatus status = os.plans().start(Launch.of(plan, handlers)).await();
        if (status != RunStatus.COMPLETED) {
            throw new IllegalStateException("the run is " + status);
        }
    }

    private void overhead(PlanShapes shape) throws Exception {
        String name = shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
        report.note("a step that does nothing, " + name);
        List<Double> costs = new ArrayList<>();
        for (int steps = FEW; steps <= many; steps *= 10) {
            Plan plan = shape.plan(steps);
            List<int[]> needs = shape.needs(steps);
            int rounds = Math.max(3, 30_000 / steps);
            double plain = perStep(rounds, steps, () -> FutureGraph.run(needs, () -> {}));
            double[] aimos = {Double.MAX_VALUE};
            for (int i = 0; i < rounds; i++) {
                try (AimOs os = InMemoryAimOs.open()) {
                    aimos[0] = Math.min(aimos[0], perStep(1, steps, () -> finish(os, plan, NOTHING)));
                }
            }
            costs.add(aimos[0]);
            String at = String.format(Locale.ROOT, "%s of %,d", name, steps);
            report.bound("a step, " + at, aimos[0], "us", 20, true);
            report.beside("the same beside futures", aimos[0], plain, "us");
        }
        if (costs.size() > 1) {
            report.atMost(
                    "a step of many beside one of few, " + name, costs.get(costs.size() - 1), costs.get(0), "us", 1.3);
        }
    }

    private void langGraph() throws Exception {
        report.note("langgraph4j, a chain of 1,000");
        Plan plan = PlanShapes.CHAIN.plan(FEW);
        CompiledGraph<AgentState> bare = LangGraph.chain(FEW, false);
        CompiledGraph<AgentState> saving = LangGraph.chain(FEW, true);
        double withoutStates = perStep(20, FEW, () -> LangGraph.run(bare));
        double withStates = perStep(5, FEW, () -> LangGraph.run(saving));
        double ours;
        try (AimOs os = InMemoryAimOs.open()) {
            ours = perStep(20, FEW, () -> finish(os, plan, NOTHING));
        }
        report.beside("a step, chain of 1,000, beside langgraph4j", ours, withoutStates, "us");
        report.beside("the same, langgraph4j saving states on the heap", ours, withStates, "us");
    }

    private void durable() throws Exception {
        report.note("on disk, each event before it takes effect");
        try (AimOs os = LuceneAimOs.open(directory.resolve("plans"))) {
            finish(os, PlanShapes.FAN_OUT.plan(2_000), NOTHING);
            for (PlanShapes shape : PlanShapes.values()) {
                int steps = shape == PlanShapes.CHAIN ? CHAIN_DURABLE : WIDE_DURABLE;
                Plan plan = shape.plan(steps);
                double each = perStep(3, steps, () -> finish(os, plan, NOTHING));
                String name = shape.name().toLowerCase(Locale.ROOT).replace('_', '-');
                String what = String.format(Locale.ROOT, "durable steps, %s of %,d", name, steps);
                if (shape == PlanShapes.CHAIN) {
                    // Nothing can share a wait for the disk: what one step waits is the figure.
                    report.alone(what, 1e6 / each, "1/s");
                } else {
                    report.bound(what, 1e6 / each, "1/s", 5_000, false);
                }
            }
        }
    }

    private static Handler sleeping(long millis) {
        return context -> {
            Thread.sleep(millis);
            return Json.Obj.EMPTY;
        };
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void independent() throws Exception {
        report.note("20 steps of 50 ms that do not need each other");
        List<Step> steps = new ArrayList<>();
        List<int[]> needs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            steps.add(Step.named("s" + i).assign("builder").build());
            needs.add(new int[0]);
        }
        Plan plan = Plan.of("independent", steps);
        Handlers handlers = Handlers.all(sleeping(50));
        double plain = perStep(5, 1_000, () -> FutureGraph.run(needs, () -> sleep(50)));
        CompiledGraph<AgentState> graph = LangGraph.fanOut(20, () -> sleep(50));
        double lang = perStep(5, 1_000, () -> LangGraph.run(graph));
        double ours;
        try (AimOs os = LuceneAimOs.open(directory.resolve("independent"))) {
            finish(os, plan, NOTHING);
            ours = perStep(5, 1_000, () -> finish(os, plan, handlers));
        }
        report.bound("20 steps of 50 ms, durable", ours, "ms", 60, true);
        report.beside("the same beside futures", ours, plain, "ms");
        report.beside("the same beside langgraph4j", ours, lang, "ms");
    }

    /** Ten columns of ten steps; in each row another one is slow: by levels it would take the sum of the slow ones. */
    private void criticalPath() throws Exception {
        report.note("columns of steps in which another one is slow in each row");
        List<Step> steps = new ArrayList<>();
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 10; column++) {
                StepBuilder step = Step.named("s" + row + "_" + column).assign("builder");
                if (row > 0) {
                    step.requires("s" + (row - 1) + "_" + column);
                }
                steps.add(step.build());
            }
        }
        Plan plan = Plan.of("columns", steps);
        Handlers handlers = Handlers.all(context -> {
            String[] at = context.step().substring(1).split("_", -1);
            Thread.sleep(at[0].equals(at[1]) ? 50 : 2);
            return Json.Obj.EMPTY;
        });
        double ours;
        try (AimOs os = LuceneAimOs.open(directory.resolve("columns"))) {
            finish(os, plan, NOTHING);
            ours = perStep(5, 1_000, () -> finish(os, plan, handlers));
        }
        double path = 50 + 9 * 2;
        double levels = 10 * 50;
        report.atMost("columns, beside their critical path", ours, path, "ms", 1.5);
        report.beside("columns, beside what levels would take", ours, levels, "ms");
    }
}
