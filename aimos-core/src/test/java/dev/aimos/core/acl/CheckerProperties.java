package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

final class CheckerProperties {

    @Property
    void anyPlanCanBeCheckedAndIsAlwaysFoundTheSame(@ForAll Random random) {
        Plan plan = new RandomPlans(random, true).plan();
        List<Problem> problems = Checked.plan(plan);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.line()).isZero();
            assertThat(problem.message()).isNotEmpty().hasSizeLessThan(2_000);
            assertThat(problem.code()).matches("[a-z]+(-[a-z]+)*");
        });
        assertThat(Checked.plan(plan)).isEqualTo(problems);
    }

    @Property
    void theStepsOfASoundPlanHaveAnOrder(@ForAll Random random) {
        Plan plan = new RandomPlans(random, false).plan();
        boolean sound = Checked.plan(plan).stream().noneMatch(Problem::error);
        Statistics.label("sound")
                .collect(sound && plan.steps().size() > 3)
                .coverage(coverage -> coverage.check(true).percentage(most -> most > 20));
        if (!sound) {
            return;
        }
        PlanGraph graph = CompiledPlan.of(plan).graph();
        BitSet done = new BitSet();
        graph.order().forEach(step -> {
            assertThat(graph.isDormant(step)).isFalse();
            assertThat(graph.dependencies(step).allMatch(done::get)).isTrue();
            done.set(step);
        });
        for (int step = 0; step < graph.size(); step++) {
            assertThat(done.get(step)).isNotEqualTo(graph.isDormant(step));
        }
    }

    @Property
    void aSoundPlanIsSoundWhenItIsWrittenAndReadAgain(@ForAll Random random) {
        Plan plan = new RandomPlans(random, random.nextBoolean()).plan();
        List<String> codes =
                Checked.plan(plan).stream().map(Problem::code).sorted().toList();
        if (Checked.plan(plan).stream().anyMatch(Problem::error)) {
            return;
        }
        Source source = new Source(AclPrinter.print(plan));
        Problems problems = new Problems();
        Parsed parsed = AclParser.parse(source, problems);
        assertThat(parsed).isNotNull();
        Checker.check(parsed.plan(), parsed.places(), source, problems);
        assertThat(problems.sorted().stream().map(Problem::code).sorted()).isEqualTo(codes);
    }

    @Property
    void aSoundPlanCanBeDrawn(@ForAll Random random) {
        Plan plan = new RandomPlans(random, true).plan();
        if (Checked.plan(plan).stream().noneMatch(Problem::error)) {
            assertThat(Mermaid.of(plan)).startsWith("flowchart TD\n");
        }
    }
}
