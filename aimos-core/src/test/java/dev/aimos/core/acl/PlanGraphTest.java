package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Step;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StringConcatToTextBlock") // a step in a line
final class PlanGraphTest {

    private static PlanGraph graph(String acl) {
        return PlanGraph.of(Objects.requireNonNull(AclParser.parse(new Source(acl), new Problems()))
                .plan());
    }

    private static List<String> order(PlanGraph graph) {
        return graph.order().mapToObj(graph::name).toList();
    }

    @Test
    void aStepNeedsWhatItRequiresAndWhatItReads() {
        PlanGraph graph = graph("PLAN p:\nSTEP a:\nSTEP b:\nSTEP c:\nSTEP d:\nSTEP e:\n"
                + "STEP z:\n REQUIRES b, a\n ASSIGN planner: \"${steps.c.out.x} ${steps.a.out.y}\"\n GATE steps.d.status == \"skipped\"\n"
                + "WHEN exists(steps.e.out.x)");
        int z = graph.number("z");
        assertThat(graph.dependencies(z).mapToObj(graph::name)).containsExactly("b", "a", "c", "d", "e");
        assertThat(graph.dependencyCount(z)).isEqualTo(5);
        assertThat(List.of(
                        graph.reads(z, 0), graph.reads(z, 1), graph.reads(z, 2), graph.reads(z, 3), graph.reads(z, 4)))
                .containsExactly(false, true, true, false, false);
        assertThat(graph.dependents(graph.number("a")).mapToObj(graph::name)).containsExactly("z");
        assertThat(graph.dependentCount(z)).isZero();
    }

    @Test
    void theOrderIsThatOfTheTextWhereItCanBe() {
        assertThat(order(graph("PLAN p:\nSTEP c:\nSTEP a:\nSTEP b:\n REQUIRES a")))
                .containsExactly("c", "a", "b");
        assertThat(order(graph("PLAN p:\nSTEP c:\n REQUIRES b\nSTEP a:\nSTEP b:\n REQUIRES a\nSTEP d:")))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void whatOnlyStandsInIsInNoOrder() {
        PlanGraph graph =
                graph("PLAN p:\nSTEP a:\n ASSIGN planner ON_FAIL fallback b COMPENSATE u\nSTEP b:\nSTEP u:\nSTEP c:");
        assertThat(order(graph)).containsExactly("a", "c");
        assertThat(graph.isDormant(graph.number("b"))).isTrue();
        assertThat(graph.isDormant(graph.number("a"))).isFalse();
        assertThat(graph.fallback(0)).isEqualTo(1);
        assertThat(graph.compensation(0)).isEqualTo(2);
        assertThat(graph.fallback(3)).isEqualTo(-1);
        assertThat(graph.standsFor(1)).isZero();
        assertThat(graph.standsFor(0)).isEqualTo(-1);
    }

    @Test
    void theCriticalPathGoesByTimes() {
        PlanGraph graph =
                graph("PLAN p:\nSTEP a:\n BUDGET time=5s\nSTEP b:\n TIMEOUT 3s\nSTEP c:\n REQUIRES b\n TIMEOUT 3s\n"
                        + "STEP d:\n REQUIRES a, c");
        assertThat(graph.criticalPath().steps()).containsExactly(1, 2, 3);
        assertThat(graph.criticalPath().length()).isEqualTo(6_000_001);
        assertThat(graph.depth()).isEqualTo(3);
    }

    @Test
    void withoutTimesTheCriticalPathIsTheLongest() {
        PlanGraph graph = graph("PLAN p:\nSTEP a:\nSTEP b:\n REQUIRES a\nSTEP c:");
        assertThat(graph.criticalPath()).isEqualTo(new Longest(List.of(0, 1), 2));
    }

    @Test
    void ofACircleThereIsAGraphAllTheSame() {
        PlanGraph graph = graph("PLAN p:\nSTEP a:\n REQUIRES b\nSTEP b:\n REQUIRES a\nSTEP c:\nSTEP d:\n REQUIRES b");
        assertThat(graph.acyclic()).isFalse();
        assertThat(order(graph)).containsExactly("c");
        assertThat(graph.depth()).isEqualTo(1);
    }

    @Test
    void namesThatNoStepHasArePassedOver() {
        PlanGraph graph = graph("PLAN p:\nSTEP a:\n REQUIRES x\n ON_FAIL fallback y\n COMPENSATE z");
        assertThat(graph.dependencyCount(0)).isZero();
        assertThat(graph.number("x")).isEqualTo(-1);
    }

    @Test
    void aPlanWithoutStepsHasAGraph() {
        PlanGraph graph = PlanGraph.of(Plan.of("p", List.of()));
        assertThat(graph.size()).isZero();
        assertThat(graph.order()).isEmpty();
        assertThat(graph.criticalPath()).isEqualTo(new Longest(List.of(), 0));
    }

    @Test
    void aCompiledPlanHasTheExpressionsOfItsStepsAndThePlansTheyCall() {
        Plan plan = Objects.requireNonNull(AclParser.parse(
                        new Source(
                                "PLAN p:\nOUTPUT r = steps.a.out.x\nAMEND true APPROVE \"?\"\nSTEP a:\n CALL c\n INPUT i = 3\n GATE out.x == 1 \"m\"\n"
                                        + "WHEN true\n FOR_EACH x IN [1]\n APPROVE \"a\"\n ON_FAIL escalate \"e\"\nPLAN c:\nSTEP s:\nSTEP t:"),
                        new Problems()))
                .plan();
        CompiledPlan compiled = CompiledPlan.of(plan);
        StepExprs exprs = compiled.exprs(0);
        assertThat(exprs.inputs()).containsOnlyKeys("i");
        assertThat(exprs.gates())
                .singleElement()
                .satisfies(gate -> assertThat(gate.message()).isPresent());
        assertThat(exprs.instruction()).isEmpty();
        assertThat(exprs.when()).isPresent();
        assertThat(exprs.items()).isPresent();
        assertThat(exprs.onFailMessage()).isPresent();
        assertThat(exprs.approvalMessage()).isPresent();
        assertThat(compiled.results()).hasSize(1);
        assertThat(compiled.amendment()).isPresent();
        assertThat(compiled.amendmentApproval()).isPresent();
        assertThat(compiled.plan("c").size()).isEqualTo(2);
        assertThat(compiled.plan("c").plan("p")).isSameAs(compiled);
        assertThatThrownBy(() -> compiled.plan("x")).hasMessageContaining("no plan 'x'");
    }

    @Test
    void aPlanWithABrokenExpressionIsNotCompiled() {
        Step step = Step.named("a").assign("planner", "", new Expression("1 +")).build();
        assertThatThrownBy(() -> CompiledPlan.of(Plan.of("p", List.of(step)))).isInstanceOf(PlanRefused.class);
        assertThatThrownBy(() -> PlanGraph.of(Plan.of("p", List.of(step)))).isInstanceOf(PlanRefused.class);
    }
}
