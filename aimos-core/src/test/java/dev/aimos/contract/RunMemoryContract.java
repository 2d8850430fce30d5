package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Event;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plans.Reads;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.StepFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What steps write into the memory and what they read of it. */
public abstract class RunMemoryContract extends PlanSuite {
    private static final String ONE = "PLAN p: STEP a: ASSIGN builder RETRY 1 backoff=0ms";

    @Override
    protected Limits limits() {
        return Limits.builder().maxBatch(20).maxStepOutputBytes(10_000).build();
    }

    private long txOf(String completed) {
        return plans().events("run", 0, 10_000).stream()
                .filter(event -> event.event() instanceof Event.Completed done
                        && done.step().equals(completed))
                .map(RunEvent::recorded)
                .findFirst()
                .orElseThrow()
                .tx();
    }

    @Test
    void whatAStepWritesLandsWithItsCompletionInOneTransaction() {
        put("old", "to be retracted");
        assertThat(finish(ONE, all(context -> {
                    context.put(AtomDraft.text("one", "first"));
                    context.put(AtomDraft.text("two", "second"));
                    context.put(AtomDraft.text("two", "second again"));
                    context.retract("old");
                    context.retract("never");
                    context.assertItem(Assertion.of(Entity.of("thing")));
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        long tx = txOf("a");
        assertThat(memory().get("one").orElseThrow().recorded().tx()).isEqualTo(tx);
        assertThat(textAt("two", AsOf.now())).isEqualTo("second again");
        assertThat(textAt("old", AsOf.now())).isEqualTo("-");
        assertThat(textAt("old", AsOf.tx(tx - 1))).isEqualTo("to be retracted");
        assertThat(textAt("one", AsOf.tx(tx - 1))).isEqualTo("-");
        requireReplaysTheSame();
        assertThat(textAt("one", AsOf.now())).isEqualTo("first");
        assertThat(memory().verify(dev.aimos.Progress.NONE).passed()).isTrue();
    }

    @Test
    void whatIsRefusedAtOnceIsTheHandlersToHandle() {
        assertThat(finish(ONE, all(context -> {
                    assertThat(code(() -> context.put(AtomDraft.text("k".repeat(600), "x"))))
                            .isPresent();
                    assertThat(code(() -> context.put(AtomDraft.text("k", "x\uD800"))))
                            .isPresent();
                    assertThat(code(() -> context.retract(""))).isPresent();
                    context.retract("k");
                    assertThat(code(() -> context.put(AtomDraft.text("k", "x"))))
                            .contains("put-after-retract");
                    for (int i = 0; i < 19; i++) {
                        context.put(AtomDraft.text("k" + i, "x"));
                    }
                    assertThat(code(() -> context.retract("more"))).contains("too-many-writes");
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(textAt("k18", AsOf.now())).isEqualTo("x");
    }

    @Test
    void whatIsRefusedWhenItIsToLandFailsTheAttemptAndNothingLands() {
        assertThat(finish(ONE, all(context -> {
                    context.put(AtomDraft.text("fine", "fine"));
                    context.put(
                            AtomDraft.text("late", "x").validTo(clock.instant().minusSeconds(1)));
                    return out("x", 1);
                })))
                .isEqualTo(RunStatus.FAILED);
        assertThat(failure("a")).isEqualTo("interval-inverted");
        assertThat(memory().get("fine")).isEmpty();
        assertThat(history(Event.Returned.class)).isEmpty();
        requireReplaysTheSame();
    }

    @Test
    void aRelationMayBeOfAnAtomOfTheSameStepAndOfNoOther() {
        String acl = "PLAN p: STEP a: ASSIGN builder ON_FAIL skip STEP b: REQUIRES a ASSIGN builder";
        assertThat(finish(acl, all(context -> {
                    context.assertItem(Assertion.of(Entity.of("thing")));
                    context.put(AtomDraft.text(context.step(), "text of " + context.step()));
                    context.assertItem(Assertion.of(Relation.of("doc:b", RelationType.MENTIONS, "entity:thing")));
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").failure()).isPresent();
        assertThat(memory().get("a")).isEmpty();
        assertThat(textAt("b", AsOf.now())).isEqualTo("text of b");
        requireReplaysTheSame();
    }

    @Test
    void whatAnAttemptWroteThatAGateRefusedIsGoneThoughTheStepIsDoneAnotherWay() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder GATE out.x == 2 ON_FAIL fallback b
                  STEP b: INPUT x = 3
                """;
        assertThat(finish(acl, all(context -> {
                    context.put(AtomDraft.text("refused", "x"));
                    return out("x", 1);
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").outputs()).isEqualTo(out("x", 3));
        assertThat(memory().get("refused")).isEmpty();
        requireReplaysTheSame();
    }

    @Test
    void whatAFailedAttemptWroteIsGoneAndItsKeyForOutsideIsTheSame() {
        Set<String> keys = new ConcurrentSkipListSet<>();
        assertThat(finish(ONE, all(context -> {
                    keys.add(context.idempotencyKey());
                    context.put(AtomDraft.text("by-" + context.attempt(), "x"));
                    if (context.attempt() == 1) {
                        throw new StepFailure("busy", "busy", true);
                    }
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(memory().get("by-1")).isEmpty();
        assertThat(memory().get("by-2")).isPresent();
        assertThat(keys).containsExactly("run/a");
    }

    @Test
    void whoWritesAfterReturningIsTold() throws Exception {
        AtomicReference<dev.aimos.plan.StepContext> kept = new AtomicReference<>();
        finish(ONE, all(context -> {
            kept.set(context);
            return Json.Obj.EMPTY;
        }));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> kept.get().put(AtomDraft.text("late", "x")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(memory().get("late")).isEmpty();
    }

    @Test
    void outputsThatAreTooLargeFailTheStep() {
        String acl = """
                PLAN p:
                  STEP long: ASSIGN builder RETRY 3 ON_FAIL skip
                  STEP deep: ASSIGN builder RETRY 3 ON_FAIL skip
                  STEP fits: ASSIGN builder
                """;
        assertThat(finish(acl, all(context -> switch (context.step()) {
                    case "long" -> out("x", "\u0001".repeat(5_000));
                    case "deep" -> {
                        Json deep = Json.of(1);
                        for (int i = 0; i < 100_000; i++) {
                            deep = new Json.Arr(List.of(deep));
                        }
                        yield Json.Obj.EMPTY.with("x", deep);
                    }
                    default -> out("x", "x".repeat(9_990));
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(failure("long")).isEqualTo("output-too-large");
        assertThat(failure("deep")).isEqualTo("output-too-large");
        assertThat(calls("long")).isOne();
        requireReplaysTheSame();
    }

    @Test
    void eachAttemptReadsTheMemoryAsItIsWhenItBegins() {
        put("k", "before");
        Door door = new Door();
        Map<String, String> read = new ConcurrentHashMap<>();
        String acl = "PLAN p: STEP a: ASSIGN builder STEP b: REQUIRES a ASSIGN builder";
        Run run = start(acl, all(context -> {
            if (context.step().equals("a")) {
                door.pass();
            }
            read.put(context.step(), textAt("k", context.asOf()));
            return Json.Obj.EMPTY;
        }));
        door.awaitReached();
        put("k", "after");
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(read).containsEntry("a", "before").containsEntry("b", "after");
    }

    @Test
    void aRunReadsTheMemoryAsItWasIfItIsToldTo() {
        put("k", "first");
        long tx = memory().get("k").orElseThrow().recorded().tx();
        clock.nextDay();
        put("k", "second");
        Map<String, String> read = new ConcurrentHashMap<>();
        Launch launch = Launch.of(plan(ONE), all(context -> {
                    read.put(context.step(), textAt("k", context.asOf()));
                    return Json.Obj.EMPTY;
                }))
                .id("run");
        finish(plans().start(launch.reads(AsOf.tx(tx))));
        assertThat(read).containsEntry("a", "first");
        requireReplaysTheSame();
    }

    @Test
    void aResumedRunReadsTheMemoryAsItIsOrAsItWas() {
        put("k", "before");
        String acl =
                "PLAN p: STEP a: ASSIGN builder STEP b: REQUIRES a ASSIGN builder STEP c: REQUIRES b ASSIGN builder";
        Map<String, String> read = new ConcurrentHashMap<>();
        Door first = new Door();
        start(acl, all(context -> {
            first.pass();
            return Json.Obj.EMPTY;
        }));
        first.awaitReached();
        reopen();
        clock.advance(Duration.ofHours(1));
        put("k", "after");
        Door second = new Door();
        plans().resume(
                        "run",
                        all(context -> {
                            read.put(context.step(), textAt("k", context.asOf()));
                            if (context.step().equals("b")) {
                                second.pass();
                            }
                            return Json.Obj.EMPTY;
                        }),
                        Reads.AS_IT_WAS);
        second.awaitReached();
        reopen();
        finish(plans().resume(
                        "run",
                        all(context -> {
                            read.put(context.step() + " later", textAt("k", context.asOf()));
                            return Json.Obj.EMPTY;
                        }),
                        Reads.AS_IT_IS));
        assertThat(read)
                .containsEntry("a", "before")
                .containsEntry("b", "before")
                .containsEntry("b later", "after")
                .containsEntry("c later", "after");
        requireReplaysTheSame();
    }
}
