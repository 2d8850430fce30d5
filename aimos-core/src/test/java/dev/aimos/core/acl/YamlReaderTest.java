package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the YAML form means. */
final class YamlReaderTest {

    private static Plan plan(String text) {
        Problems problems = new Problems();
        Source source = new Source(text);
        Parsed parsed = YamlReader.parse(source, problems);
        assertThat(problems.sorted()).isEmpty();
        Checker.check(parsed.plan(), parsed.places(), source, problems);
        assertThat(problems.sorted()).filteredOn(Problem::error).isEmpty();
        return parsed.plan();
    }

    private static Step step(Plan plan, String name) {
        return plan.step(name).orElseThrow();
    }

    private static Optional<Expression> expression(String text) {
        return Optional.of(new Expression(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release-review.yaml", "daily-digest.yaml"})
    void aSampleReadsAndItsAclMeansTheSame(String file) {
        Problems problems = new Problems();
        Parsed parsed = YamlReader.parse(new Source(Broken.read(file)), problems);
        assertThat(problems.hasErrors()).isFalse();
        Checker.check(parsed.plan(), parsed.places(), new Source(Broken.read(file)), problems);
        assertThat(problems.sorted()).filteredOn(Problem::error).isEmpty();
        String acl = AclPrinter.print(parsed.plan());
        assertThat(AclParserTest.parsed(acl).plan()).isEqualTo(parsed.plan());
    }

    @Test
    void inputsAreRequiredUnlessTheyHaveADefault() {
        Plan plan = plan("""
                id: p
                description: what it does
                inputs:
                  a:
                  b: {required: true, type: text, description: the b}
                  c: {default: [1, {x: "@@y"}]}
                  d: {required: false}
                  e: number
                """);
        assertThat(plan.description()).isEqualTo("what it does");
        assertThat(plan.inputs())
                .containsExactly(
                        new Plan.Input("a", ValueType.ANY, Optional.empty(), ""),
                        new Plan.Input("b", ValueType.TEXT, Optional.empty(), "the b"),
                        new Plan.Input("c", ValueType.ANY, Optional.of(Json.from(List.of(1, Map.of("x", "@y")))), ""),
                        new Plan.Input("d", ValueType.ANY, Optional.of(new Json.Null()), ""),
                        new Plan.Input("e", ValueType.NUMBER, Optional.empty(), ""));
    }

    @Test
    void outputsAreWhatTheirDefaultsName() {
        Plan plan = plan("""
                id: p
                inputs: {x: {required: true}}
                outputs:
                  path: {default: "out/@plan.id/@input.x.json", type: text}
                  answer: {default: "@result.text.answer"}
                  both: {default: {a: "@output.answer", b: "@output.path!"}}
                participants:
                  - {name: writer, result: text}
                  - {name: critic, args: {path: "@output.path", list: ["@output.answer", 1]}}
                """);
        assertThat(plan.results())
                .containsExactly(
                        new Plan.Result("path", ValueType.TEXT, new Expression("\"out/p/${inputs.x.json}\"")),
                        new Plan.Result("answer", ValueType.ANY, new Expression("${steps.writer.out.answer}")),
                        new Plan.Result(
                                "both",
                                ValueType.ANY,
                                new Expression("{a: ${steps.writer.out.answer}, b: \"out/p/${inputs.x.json}!\"}")));
        assertThat(step(plan, "critic").inputs())
                .containsExactly(
                        Map.entry("path", new Expression("\"out/p/${inputs.x.json}\"")),
                        Map.entry("list", new Expression("[${steps.writer.out.answer}, 1]")));
    }

    @Test
    void aParticipantIsAStepAssignedToARole() {
        Plan plan = plan("""
                id: p
                inputs: {q: {required: true}}
                participants:
                  - name: find
                    role: retriever
                    call: context
                    description: looks it up
                    args: {query: "about @input.q", limit: 20, deep: true, none: null, nested: {a: ["@input.q"]}}
                    result: found
                    budget: {tokens: 2k, time: 5, calls: 3, cost: 0.5, priority: 2}
                    retry: {times: 2, backoff: 1s, max: 10s, factor: 3, jitter: 0}
                    timeout: 30s
                    outputs: {hits: list of object, best: {type: number}}
                    on_fail: skip
                  - name: writer
                    action: note
                    instruction: "Write about @result.found.hits.0.title for @@home"
                    when: "@result.found.best > 0.5 and \\"@input.q\\" != \\"x @@ y\\""
                    requires: [found]
                    retry: 3
                """);
        assertThat(step(plan, "find"))
                .isEqualTo(Step.named("find")
                        .description("looks it up")
                        .work(new Step.Work.Assign("retriever", "context", Optional.empty()))
                        .input("query", "\"about ${inputs.q}\"")
                        .input("limit", "20")
                        .input("deep", "true")
                        .input("none", "null")
                        .input("nested", "{a: [${inputs.q}]}")
                        .output("hits", ValueType.listOf(ValueType.OBJECT))
                        .output("best", ValueType.NUMBER)
                        .budget(Budget.tokens(2_000)
                                .withTime(Duration.ofSeconds(5))
                                .with(Resource.CALLS, 3)
                                .with(Resource.COST, 500_000))
                        .priority(2)
                        .retry(new Step.Retry(2, Duration.ofSeconds(1), Duration.ofSeconds(10), 3, 0))
                        .timeout(Duration.ofSeconds(30))
                        .onFail(new Step.OnFail.Skip())
                        .build());
        Step writer = step(plan, "writer");
        assertThat(writer.work())
                .isEqualTo(new Step.Work.Assign(
                        "writer", "note", expression("\"Write about ${steps.find.out.hits[0].title} for @home\"")));
        assertThat(writer.when()).isEqualTo(expression("steps.find.out.best > 0.5 and \"${inputs.q}\" != \"x @ y\""));
        assertThat(writer.requires()).containsExactly("find");
        assertThat(plan.roles()).extracting(Plan.Role::name).containsExactly("writer");
    }

    @Test
    void aParticipantMayBeDoneForEachItem() {
        Plan plan = plan("""
                id: p
                participants:
                  - {name: find, role: retriever, result: found}
                  - name: each
                    role: critic
                    for_each: {in: "@result.found.hits", as: hit, parallel: 4}
                    args: {text: "@hit.text", number: "no. @index", found: "@result.find.count"}
                """);
        assertThat(step(plan, "each").forEach())
                .contains(new Step.ForEach("hit", new Expression("${steps.find.out.hits}"), 4));
        assertThat(step(plan, "each").inputs())
                .containsExactly(
                        Map.entry("text", new Expression("${hit.text}")),
                        Map.entry("number", new Expression("\"no. ${index}\"")),
                        Map.entry("found", new Expression("${steps.find.out.count}")));
    }

    @Test
    void gatesComeAfterAllParticipantsAndStepsAfterAllGates() {
        Plan plan = plan("""
                id: p
                participants: [{name: a, role: critic}, {name: b, role: critic}]
                gates:
                  - {id: g, condition: "@result.a.ok"}
                  - {id: h, condition: "@result.b.ok"}
                steps:
                  - {action: log, params: {message: one}}
                  - {action: log, params: {message: two}}
                  - {name: last, role: critic, action: look, args: {x: "@result.a"}}
                """);
        assertThat(plan.steps()).extracting(Step::name).containsExactly("a", "b", "g", "h", "log", "log-2", "last");
        assertThat(step(plan, "g").requires()).containsExactly("a", "b");
        assertThat(step(plan, "g").work()).isEqualTo(new Step.Work.Nothing());
        assertThat(step(plan, "log").requires()).containsExactly("g", "h");
        assertThat(step(plan, "log-2").requires()).containsExactly("log", "g", "h");
        assertThat(step(plan, "last").requires()).containsExactly("log-2", "g", "h");
    }

    @Test
    void withoutGatesStepsComeAfterAllParticipants() {
        Plan plan = plan("""
                id: p
                budget: {tokens: 2M, time: 90}
                timeout: 10m
                participants: [{name: a, role: critic}, {name: b, role: critic}]
                steps:
                  - {action: log, params: {message: one}}
                  - {action: todo, params: {message: two}}
                """);
        assertThat(step(plan, "log").requires()).containsExactly("a", "b");
        assertThat(step(plan, "todo").requires()).containsExactly("log");
        assertThat(plan.budget()).isEqualTo(Budget.tokens(2_000_000).withTime(Duration.ofSeconds(90)));
        assertThat(plan.timeout()).contains(Duration.ofMinutes(10));
    }

    @Test
    void aGateComparesAScoreWithAThreshold() {
        Plan plan = plan("""
                id: p
                inputs: {least: {default: 0.8}}
                participants: [{name: audit, role: verifier}]
                gates:
                  - id: quality
                    score: "@result.audit.score"
                    threshold: "@input.least"
                    on_fail:
                      - {action: log, params: {message: "@gate.id of @plan.id: @gate.score < @gate.threshold"}}
                      - abort
                  - id: twice
                    condition: "@gate.quality.score * 2 >= @gate.threshold and @gate.quality.passed"
                    threshold: 1.5
                    message: too low
                """);
        assertThat(step(plan, "quality").gates())
                .containsExactly(new Step.Gate(
                        "",
                        new Expression("steps.audit.out.score >= inputs.least"),
                        expression("\"quality of p: ${steps.audit.out.score} < ${inputs.least}\"")));
        assertThat(step(plan, "quality").onFail()).isEqualTo(new Step.OnFail.Abort());
        assertThat(step(plan, "twice").gates())
                .containsExactly(new Step.Gate(
                        "",
                        new Expression("steps.audit.out.score * 2 >= 1.5 and steps.quality.status == \"completed\""),
                        expression("\"too low\"")));
    }

    @Test
    void aGateMayCallARole() {
        Plan plan = plan("""
                id: p
                gates:
                  - id: style
                    role: critic
                    call: style
                    args: {text: "a"}
                    threshold: 0.5
                    on_fail: {action: todo, params: {message: "only @gate.score"}}
                  - id: grounded
                    call: verify
                    role: verifier
                    result: verdict
                    condition: "@gate.passed and @result.verdict.claims > 1"
                    on_fail: {action: todo, params: {message: look}}
                steps:
                  - {action: log, params: {message: "@gate.style.score, @gate.style.threshold, @gate.style.passed, @result.verdict.claims"}}
                """);
        Step style = step(plan, "style");
        assertThat(style.work()).isEqualTo(new Step.Work.Assign("critic", "style", Optional.empty()));
        assertThat(style.gates())
                .containsExactly(
                        new Step.Gate("", new Expression("out.passed"), expression("\"only ${out.score}\"")),
                        new Step.Gate("", new Expression("out.score >= 0.5"), expression("\"only ${out.score}\"")));
        assertThat(style.onFail())
                .as("what the gate gave is not there any more")
                .isEqualTo(new Step.OnFail.Escalate(Optional.empty()));
        Step grounded = step(plan, "grounded");
        assertThat(grounded.gates())
                .containsExactly(
                        new Step.Gate("", new Expression("out.passed and out.claims > 1"), expression("\"look\"")));
        assertThat(grounded.onFail()).isEqualTo(new Step.OnFail.Escalate(expression("\"look\"")));
        assertThat(step(plan, "log").inputs())
                .containsEntry(
                        "message",
                        new Expression("\"${steps.style.out.score}, 0.5, ${steps.style.out.passed},"
                                + " ${steps.grounded.out.claims}\""));
    }

    @Test
    void whatIsDoneOnFailure() {
        Plan plan = plan("""
                id: p
                participants: [{name: a, role: critic, on_fail: skip}, {name: b, role: critic}]
                gates:
                  - {id: c, condition: "@result.b.ok", on_fail: [{action: log, params: {message: m}}]}
                  - {id: d, condition: "@result.b.ok", on_fail: {action: todo, params: {message: m}}}
                  - {id: e, condition: "@result.b.ok"}
                  - {id: f, condition: "@result.b.ok", on_fail: {action: write_json, params: {path: p, content: "@result.b"}}}
                  - id: g
                    condition: "@result.b.ok"
                    on_fail:
                      - {action: log, params: {message: "first @result.b.x"}}
                      - {action: abort, params: {message: second}}
                """);
        assertThat(step(plan, "a").onFail()).isEqualTo(new Step.OnFail.Skip());
        assertThat(step(plan, "c").onFail()).isEqualTo(new Step.OnFail.Skip());
        assertThat(step(plan, "c").gates().getFirst().message()).isEqualTo(expression("\"m\""));
        assertThat(step(plan, "d").onFail()).isEqualTo(new Step.OnFail.Escalate(expression("\"m\"")));
        assertThat(step(plan, "e").onFail()).isEqualTo(new Step.OnFail.Abort());
        assertThat(step(plan, "f").onFail()).isEqualTo(new Step.OnFail.Fallback("f-on-fail"));
        assertThat(step(plan, "f-on-fail"))
                .isEqualTo(Step.named("f-on-fail")
                        .work(new Step.Work.Assign("storer", "write_json", Optional.empty()))
                        .input("path", "\"p\"")
                        .input("content", "${steps.b.out}")
                        .build());
        assertThat(step(plan, "g").gates().getFirst().message())
                .isEqualTo(expression("\"first ${steps.b.out.x}; second\""));
    }

    @Test
    void knownActionsBelongToRoles() {
        Plan plan = plan("""
                id: p
                inputs: {x: {required: true}}
                steps:
                  - {action: write_json, params: {path: a, content: {b: 1}}, result: stored}
                  - {action: write_witness, params: {claim: c}}
                  - {action: log, params: {message: "@result.stored.id"}}
                  - {action: todo, params: {message: m}}
                  - {action: abort, when: "@input.x > 5 or @input.x < 1", params: {message: "x is @input.x"}}
                  - {uses: announcer, action: tell, inputs: {to: all}}
                """);
        assertThat(plan.steps())
                .extracting(Step::work)
                .containsExactly(
                        new Step.Work.Assign("storer", "write_json", Optional.empty()),
                        new Step.Work.Assign("witness", "write", Optional.empty()),
                        new Step.Work.Assign("operator", "log", Optional.empty()),
                        new Step.Work.Assign("operator", "todo", Optional.empty()),
                        new Step.Work.Nothing(),
                        new Step.Work.Assign("announcer", "tell", Optional.empty()));
        Step abort = step(plan, "abort");
        assertThat(abort.when()).isEmpty();
        assertThat(abort.gates())
                .containsExactly(new Step.Gate(
                        "", new Expression("not (inputs.x > 5 or inputs.x < 1)"), expression("\"x is ${inputs.x}\"")));
    }

    @Test
    void whatReadsTheSameMeansTheSame() {
        String block = """
                id: p
                participants:
                  - name: a
                    role: critic
                    args: &args
                      x: "a@@b"
                      y: ['1', 2, 0x10, 1e3, .5, true, ~]
                  - name: b
                    role: critic
                    args: *args
                """;
        String flow =
                "{id: p, participants: [{name: a, role: critic, args: {x: a@@b, y: [\"1\", 2, 16, 1000, 0.5, True, null]}},"
                        + " {name: b, role: critic, args: {x: a@@b, y: [\"1\", 2, 16, 1000, 0.5, TRUE, ]}}]}";
        assertThat(plan(block)).isEqualTo(plan(flow.replace(", ]", ", null]")));
        assertThat(plan("\uFEFF" + block.replace("\n", "\r\n"))).isEqualTo(plan(block));
        assertThat(step(plan(block), "a").inputs())
                .containsEntry("x", new Expression("\"a@b\""))
                .containsEntry("y", new Expression("[\"1\", 2, 16, 1000, 0.5, true, null]"));
    }

    @Test
    void aTextMayHoldWhatAclWouldEvaluate() {
        Problems problems = new Problems();
        Parsed parsed = YamlReader.parse(
                new Source("id: p\nparticipants: [{name: a, role: critic, args: {x: 'costs ${5} \"\\n'}}]"), problems);
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("yaml-reference");
        assertThat(step(parsed.plan(), "a").inputs()).containsEntry("x", new Expression("\"costs \\${5} \\\"\\\\n\""));
    }

    @Test
    void problemsOfCheckedPlansPointIntoTheDocument() {
        String text = """
                id: p
                # \uD83D\uDE00 two units, one code point
                participants:
                  - {name: a, role: critic, args: {x: "@result.b.y"}}
                  - {name: b, role: critic, args: {x: "@result.a.y"}}
                """;
        Source source = new Source(text);
        Problems problems = new Problems();
        Parsed parsed = YamlReader.parse(source, problems);
        Checker.check(parsed.plan(), parsed.places(), source, problems);
        assertThat(problems.sorted()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(4, 5);
            assertThat(problem.source()).contains("critic");
        });
    }
}
