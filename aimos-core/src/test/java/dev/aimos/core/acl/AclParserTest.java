package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each statement means. */
final class AclParserTest {

    static Parsed parsed(String text) {
        Problems problems = new Problems();
        Parsed parsed = AclParser.parse(new Source(text), problems);
        assertThat(problems.sorted()).isEmpty();
        return parsed;
    }

    private static Plan plan(String text) {
        return parsed(text).plan();
    }

    private static Step step(String statements) {
        return plan("PLAN p:\n STEP s:\n" + statements).steps().getFirst();
    }

    private static Plan head(String statements) {
        return plan("PLAN p:\n" + statements);
    }

    @Test
    void aPlanHasANameAndADescription() {
        assertThat(plan("PLAN p")).isEqualTo(Plan.of("p", List.of()));
        assertThat(plan("PLAN p:")).isEqualTo(Plan.of("p", List.of()));
        assertThat(plan("PLAN a-b_1 \"what \\\"it\\\" does\":").description()).isEqualTo("what \"it\" does");
        assertThat(plan("PLAN p: \"what it does\"").description()).isEqualTo("what it does");
    }

    @Test
    void inputsHaveATypeADefaultAndADescription() {
        assertThat(head("INPUT a INPUT b: text INPUT c = 5 INPUT d: list of number = [1, -2.5] \"numbers\"")
                        .inputs())
                .containsExactly(
                        new Plan.Input("a", ValueType.ANY, Optional.empty(), ""),
                        new Plan.Input("b", ValueType.TEXT, Optional.empty(), ""),
                        new Plan.Input("c", ValueType.ANY, Optional.of(Json.of(5)), ""),
                        new Plan.Input(
                                "d",
                                ValueType.listOf(ValueType.NUMBER),
                                Optional.of(Json.from(List.of(1, -2.5))),
                                "numbers"));
    }

    @Test
    void aDefaultMayBeComputedFromConstants() {
        assertThat(head("INPUT a = 2 * 60 INPUT b = {x: [true, null], \"y z\": \"t\"} INPUT c = 5k INPUT d = 2m")
                        .inputs())
                .extracting(Plan.Input::fallback)
                .containsExactly(
                        Optional.of(Json.of(120)),
                        Optional.of(new Json.Obj(Map.of(
                                "x", new Json.Arr(List.of(Json.of(true), new Json.Null())), "y z", Json.of("t")))),
                        Optional.of(Json.of(5_000)),
                        Optional.of(Json.of(120)));
    }

    @Test
    void everyTypeHasAName() {
        assertThat(head("INPUT a: text INPUT b: number INPUT c: boolean INPUT d: object INPUT e: list INPUT f: any"
                                + " INPUT g: list of list of text")
                        .inputs())
                .extracting(Plan.Input::type)
                .containsExactly(
                        ValueType.TEXT,
                        ValueType.NUMBER,
                        ValueType.BOOLEAN,
                        ValueType.OBJECT,
                        ValueType.LIST,
                        ValueType.ANY,
                        ValueType.listOf(ValueType.listOf(ValueType.TEXT)));
    }

    @Test
    void outputsOfAPlanAreExpressions() {
        assertThat(head("OUTPUT a = ${steps.s.out.x} OUTPUT b: number=1+2").results())
                .containsExactly(
                        new Plan.Result("a", ValueType.ANY, new Expression("${steps.s.out.x}")),
                        new Plan.Result("b", ValueType.NUMBER, new Expression("1 + 2")));
    }

    @Test
    void rolesHaveAKindSettingsADescriptionAndABreaker() {
        assertThat(
                        head("ROLE a ROLE b: llm ROLE c: llm(model=\"gpt-4\", temperature=0.0, stop=[\"a\"], \"x y\"=1) \"writes\""
                                        + " BREAKER failures=3, cooldown=30s ROLE d \"only words\" ROLE e: (x=1)")
                                .roles())
                .containsExactly(
                        new Plan.Role("a", "", Json.Obj.EMPTY, Optional.empty(), ""),
                        new Plan.Role("b", "llm", Json.Obj.EMPTY, Optional.empty(), ""),
                        new Plan.Role(
                                "c",
                                "llm",
                                new Json.Obj(Map.of(
                                        "model", Json.of("gpt-4"),
                                        "temperature", Json.of(0),
                                        "stop", new Json.Arr(List.of(Json.of("a"))),
                                        "x y", Json.of(1))),
                                Optional.of(new Plan.Breaker(3, Duration.ofSeconds(30))),
                                "writes"),
                        new Plan.Role("d", "", Json.Obj.EMPTY, Optional.empty(), "only words"),
                        new Plan.Role("e", "", new Json.Obj(Map.of("x", Json.of(1))), Optional.empty(), ""));
    }

    @Test
    void budgetsAreCountedInWholeUnits() {
        assertThat(head("BUDGET tokens=20k, time=1.5h, calls=1M, cost=0.000001").budget())
                .isEqualTo(Budget.tokens(20_000)
                        .withTime(Duration.ofMinutes(90))
                        .with(Resource.CALLS, 1_000_000)
                        .withCost(new BigDecimal("0.000001")));
        assertThat(head("BUDGET tokens=9007199254740992").budget().amount(Resource.TOKENS))
                .isEqualTo(9_007_199_254_740_992L);
        assertThat(head("BUDGET cost=1e3, tokens=1_000").budget())
                .isEqualTo(Budget.tokens(1_000).withCost(BigDecimal.valueOf(1_000)));
    }

    @Test
    void poolsAreSharedFairlyUnlessTheySayOtherwise() {
        assertThat(head("POOL a: tokens=8k POOL b tokens=1, time=5us, policy=fair POOL c: cost=2 policy=priority")
                        .pools())
                .containsExactly(
                        new Plan.Pool("a", Budget.tokens(8_000), Plan.Policy.FAIR),
                        new Plan.Pool("b", Budget.tokens(1).withTime(Duration.ofNanos(5_000)), Plan.Policy.FAIR),
                        new Plan.Pool("c", Budget.NONE.withCost(BigDecimal.TWO), Plan.Policy.PRIORITY));
    }

    @Test
    void aPlanMayHaveATimeoutAndAnAmendment() {
        Plan plan = head(
                "TIMEOUT 10m AMEND change.removed == [] and count(change.added) < 3 APPROVE \"Change ${run.plan}?\"");
        assertThat(plan.timeout()).contains(Duration.ofMinutes(10));
        assertThat(plan.amendment())
                .contains(new Plan.Amendment(
                        new Expression("change.removed == [] and count(change.added) < 3"),
                        Optional.of(new Expression("\"Change ${run.plan}?\""))));
        assertThat(head("AMEND true").amendment())
                .contains(new Plan.Amendment(new Expression("true"), Optional.empty()));
    }

    @Test
    void aStepThatSaysNothingHasItsDefaults() {
        assertThat(step("")).isEqualTo(Step.named("s").build());
        assertThat(plan("PLAN p STEP s \"what it does\"").steps().getFirst().description())
                .isEqualTo("what it does");
    }

    @Test
    void aStepIsAssignedToARoleOrCallsAPlan() {
        assertThat(step("ASSIGN writer").work()).isEqualTo(new Step.Work.Assign("writer", "", Optional.empty()));
        assertThat(step("ASSIGN writer: \"Write\"").work())
                .isEqualTo(new Step.Work.Assign("writer", "", Optional.of(new Expression("\"Write\""))));
        assertThat(step("ASSIGN retriever.context \"Find ${inputs.q}\"").work())
                .isEqualTo(new Step.Work.Assign(
                        "retriever", "context", Optional.of(new Expression("\"Find ${inputs.q}\""))));
        assertThat(step("CALL check-one").work()).isEqualTo(new Step.Work.Call("check-one"));
    }

    @Test
    void requirementsAdd() {
        assertThat(step("REQUIRES a, b REQUIRES c").requires()).containsExactly("a", "b", "c");
    }

    @Test
    void inputsAndOutputsOfAStepKeepTheirOrder() {
        Step step = step("INPUT b = ${inputs.x} INPUT a = 5k OUTPUT y: list of object OUTPUT x");
        assertThat(step.inputs())
                .containsExactly(Map.entry("b", new Expression("${inputs.x}")), Map.entry("a", new Expression("5k")));
        assertThat(step.outputs())
                .containsExactly(
                        new Step.Output("y", ValueType.listOf(ValueType.OBJECT)), new Step.Output("x", ValueType.ANY));
    }

    @Test
    void aStepDrawsOnABudgetAndAPool() {
        Step step = step("BUDGET tokens=2k, time=5s, pool=shared, priority=3");
        assertThat(step.budget()).isEqualTo(Budget.tokens(2_000).withTime(Duration.ofSeconds(5)));
        assertThat(step.pool()).contains("shared");
        assertThat(step.priority()).isEqualTo(3);
        assertThat(step("BUDGET priority=-3").priority()).isEqualTo(-3);
        assertThat(step("BUDGET pool=shared").pool()).contains("shared");
    }

    @Test
    void gatesMayHaveANameAndAMessage() {
        assertThat(step("GATE good: out.best >= 0.4 and count(out.hits) > 0 \"nothing about ${inputs.q}\""
                                + " GATE output.valid == True GATE \"a\" == out.x \"b\"")
                        .gates())
                .containsExactly(
                        new Step.Gate(
                                "good",
                                new Expression("out.best >= 0.4 and count(out.hits) > 0"),
                                Optional.of(new Expression("\"nothing about ${inputs.q}\""))),
                        new Step.Gate("", new Expression("output.valid == true"), Optional.empty()),
                        new Step.Gate("", new Expression("\"a\" == out.x"), Optional.of(new Expression("\"b\""))));
    }

    @Test
    void aStepMayDependOnAConditionAndBeDoneForEachItem() {
        assertThat(step("WHEN count(steps.a.out.x)>0").when()).contains(new Expression("count(steps.a.out.x) > 0"));
        assertThat(step("FOR_EACH hit IN ${steps.find.out.hits} parallel=4").forEach())
                .contains(new Step.ForEach("hit", new Expression("${steps.find.out.hits}"), 4));
        assertThat(step("FOR_EACH x IN [1, 2]").forEach()).contains(new Step.ForEach("x", new Expression("[1, 2]"), 0));
    }

    @Test
    void aRetryHasDefaults() {
        assertThat(step("RETRY 3").retry()).isEqualTo(Step.Retry.times(3));
        assertThat(step("RETRY 2 backoff=1s, max=10s, factor=1.5, jitter=0").retry())
                .isEqualTo(new Step.Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(10), 1.5, 0));
        assertThat(step("RETRY 2 backoff=1m").retry().max())
                .as("a backoff beyond the usual max is its own max")
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatHappensOnFailure() {
        assertThat(step("ON_FAIL abort").onFail()).isEqualTo(new Step.OnFail.Abort());
        assertThat(step("ON_FAIL skip").onFail()).isEqualTo(new Step.OnFail.Skip());
        assertThat(step("ON_FAIL fallback other").onFail()).isEqualTo(new Step.OnFail.Fallback("other"));
        assertThat(step("ON_FAIL escalate").onFail()).isEqualTo(new Step.OnFail.Escalate(Optional.empty()));
        assertThat(step("ON_FAIL escalate \"Failed: ${inputs.q}\"").onFail())
                .isEqualTo(new Step.OnFail.Escalate(Optional.of(new Expression("\"Failed: ${inputs.q}\""))));
    }

    @Test
    void onFailRetryIsThreeFurtherAttemptsAndThenAbort() {
        assertThat(step("ON_FAIL retry").retry()).isEqualTo(Step.Retry.times(3));
        assertThat(step("ON_FAIL retry").onFail()).isEqualTo(new Step.OnFail.Abort());
        assertThat(step("RETRY 5 ON_FAIL retry").retry()).isEqualTo(Step.Retry.times(5));
        assertThat(step("ON_FAIL retry RETRY 0").retry()).isEqualTo(Step.Retry.times(0));
    }

    @Test
    void aStepMayBeUndoneAndApprovedAndTimed() {
        Step step = step("COMPENSATE undo TIMEOUT 250ms APPROVE \"Publish?\" by=operator, within=2d");
        assertThat(step.compensate()).contains("undo");
        assertThat(step.timeout()).contains(Duration.ofMillis(250));
        assertThat(step.approval())
                .contains(new Step.Approval(
                        new Expression("\"Publish?\""), Optional.of("operator"), Optional.of(Duration.ofDays(2))));
        assertThat(step("APPROVE \"Publish?\"").approval())
                .contains(new Step.Approval(new Expression("\"Publish?\""), Optional.empty(), Optional.empty()));
    }

    @Test
    void otherPlansFollowTheFirst() {
        Plan plan = plan("PLAN a: STEP s: CALL b PLAN b: INPUT x STEP t: ASSIGN writer PLAN c:");
        assertThat(plan.name()).isEqualTo("a");
        assertThat(plan.steps()).hasSize(1);
        assertThat(plan.plans()).extracting(Plan::name).containsExactly("b", "c");
        assertThat(plan.plans().getFirst().inputs()).hasSize(1);
        assertThat(plan.plans().getFirst().plans()).isEmpty();
    }

    @Test
    void theClassicSpellingIsRead() {
        Plan plan = plan("""
                PLAN validation:
                  ROLE validator: llm(model="gpt-4", temperature=0.0)
                  STEP check:
                    ASSIGN validator: "Check the format"
                    BUDGET tokens=1000, time=5s
                    GATE format_check: output.valid == True
                """);
        assertThat(plan.steps().getFirst())
                .isEqualTo(Step.named("check")
                        .assign("validator", "", new Expression("\"Check the format\""))
                        .budget(Budget.tokens(1_000).withTime(Duration.ofSeconds(5)))
                        .gate("format_check", "output.valid == true")
                        .build());
    }

    @Test
    void whiteSpaceCommentsAndLineEndsMeanNothing() {
        String text = "PLAN p: # first\n\tSTEP a: ASSIGN writer\n\n# between\nSTEP b: REQUIRES a # last";
        Plan plan = plan(text);
        assertThat(plan("\uFEFF" + text)).isEqualTo(plan);
        assertThat(plan(text.replace("\n", "\r\n"))).isEqualTo(plan);
        assertThat(plan(text.replace('\n', '\r'))).isEqualTo(plan);
        assertThat(plan("PLAN p STEP a ASSIGN writer STEP b REQUIRES a")).isEqualTo(plan);
    }

    @Test
    void upperCaseWordsMayBeNamesOfMembers() {
        assertThat(step("WHEN steps.a.out.STEP.PLAN == {PLAN: 1, GATE: 2}").when())
                .contains(new Expression("steps.a.out.STEP.PLAN == {\"PLAN\": 1, \"GATE\": 2}"));
    }

    @Test
    void everyElementHasItsPlace() {
        String text = """
                PLAN p:
                  INPUT i = 5
                  OUTPUT r = inputs.i
                  ROLE writer: llm
                  BUDGET tokens=1
                  POOL q: tokens=1
                  TIMEOUT 1s
                  AMEND true APPROVE "ok?"
                  STEP a:
                    REQUIRES b, c
                    WHEN inputs.i > 1
                    FOR_EACH x IN [1]
                    APPROVE "go?"
                    ASSIGN writer.note: "say"
                    INPUT u = 7
                    OUTPUT v
                    BUDGET pool=q
                    GATE 1 == 1
                    GATE w: 2 == 2 "no"
                    RETRY 1
                    TIMEOUT 2s
                    ON_FAIL fallback d
                    COMPENSATE e
                PLAN sub:
                  STEP f:
                    CALL g
                """;
        Source source = new Source(text);
        Places places = AclParser.parse(source, new Problems()).places();
        Map<String, String> expected = Map.ofEntries(
                Map.entry("plan", "p"),
                Map.entry("input:i", "i"),
                Map.entry("result:r", "r"),
                Map.entry("role:writer", "writer"),
                Map.entry("budget", "BUDGET"),
                Map.entry("pool:q", "q"),
                Map.entry("timeout", "TIMEOUT"),
                Map.entry("amend", "AMEND"),
                Map.entry("step:a", "a"),
                Map.entry("step:a/requires:b", "b"),
                Map.entry("step:a/requires:c", "c"),
                Map.entry("step:a/when", "inputs.i > 1"),
                Map.entry("step:a/for_each", "x"),
                Map.entry("step:a/approve", "APPROVE"),
                Map.entry("step:a/assign", "writer.note"),
                Map.entry("step:a/input:u", "u"),
                Map.entry("step:a/output:v", "v"),
                Map.entry("step:a/budget", "BUDGET"),
                Map.entry("step:a/pool", "q"),
                Map.entry("step:a/gate:0", "GATE"),
                Map.entry("step:a/gate:1", "GATE"),
                Map.entry("step:a/retry", "RETRY"),
                Map.entry("step:a/timeout", "TIMEOUT"),
                Map.entry("step:a/on_fail", "d"),
                Map.entry("step:a/compensate", "e"),
                Map.entry("plan:sub/plan", "sub"),
                Map.entry("plan:sub/step:f", "f"),
                Map.entry("plan:sub/step:f/call", "g"));
        expected.forEach((key, shown) -> {
            Span span = places.span(key);
            assertThat(span).as(key).isNotNull();
            assertThat(source.text(span)).as(key).isEqualTo(shown);
        });
        assertThat(source.text(places.expr("step:a/gate:1/message").span())).isEqualTo("\"no\"");
        assertThat(source.text(places.expr("amend/approve").span())).isEqualTo("\"ok?\"");
        assertThat(source.text(places.expr("result:r").span())).isEqualTo("inputs.i");
    }

    @Test
    void whatIsReadInPartIsThereToBeChecked() {
        Problems problems = new Problems();
        Parsed parsed =
                AclParser.parse(new Source("PLAN p: STEP a: GATE out.x > STEP b: REQUIRES a RETRY x"), problems);
        assertThat(problems.hasErrors()).isTrue();
        assertThat(parsed.plan().steps()).extracting(Step::name).containsExactly("a", "b");
        assertThat(AclParser.parse(new Source("PLAN p: STEP : STEP b: REQUIRES a"), new Problems()))
                .as("a step without a name may be what another requires")
                .isNull();
    }
}
