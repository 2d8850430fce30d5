package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plans.Reads;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.StepFailure;
import dev.aimos.witness.Use;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import dev.aimos.witness.Witnesses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which steps are witnessed, what their witnesses say, and that they land with the step or not at all. */
public abstract class StepWitnessContract extends PlanSuite {
    private static final String TWO = """
            PLAN p:
            STEP find: ASSIGN retriever
            STEP write: ASSIGN builder INPUT n = steps.find.out.n
            """;

    private Witnesses witnesses() {
        return os().witnesses();
    }

    private Map<String, Witnessed> byStep() {
        return witnesses().list(WitnessQuery.all().run("run")).stream()
                .filter(one -> one.witness().kind() == Witness.Kind.STEP)
                .collect(Collectors.toMap(one -> one.witness().step().orElseThrow(), Function.identity()));
    }

    private static List<String> keys(Witnessed witnessed) {
        return witnessed.witness().used().stream()
                .map(Use::address)
                .map(address -> address.key())
                .toList();
    }

    @Test
    void aStepThatUsesTheStoreIsWitnessedInTheTransactionOfItsCompletion() {
        put("tower", "The tower is 312 m tall.");
        put("bridge", "The bridge is long.");
        assertThat(finish(TWO, all(context -> {
                    if (context.step().equals("find")) {
                        context.index().search(Query.of("tower"));
                        context.memory().get("bridge");
                        return out("n", 1);
                    }
                    context.put(AtomDraft.text("answer", "312 m"));
                    return out("n", 2);
                })))
                .isEqualTo(RunStatus.COMPLETED);
        Map<String, Witnessed> steps = byStep();
        assertThat(steps).containsOnlyKeys("find", "write");
        Witness find = steps.get("find").witness();
        assertThat(keys(steps.get("find"))).containsExactlyInAnyOrder("tower", "bridge");
        assertThat(find.model()).isEqualTo("role:retriever");
        assertThat(find.output()).contains(out("n", 1));
        assertThat(find.attempt()).hasValue(1);
        assertThat(find.reads()).isPresent();
        Witness write = steps.get("write").witness();
        assertThat(write.parents()).containsExactly(find.id());
        assertThat(write.input()).contains(out("n", 1));
        long completed = plans().events("run", 0, 100).stream()
                .filter(event -> event.event() instanceof Event.Completed done
                        && done.step().equals("write"))
                .findFirst()
                .orElseThrow()
                .recorded()
                .tx();
        assertThat(steps.get("write").recorded().tx()).isEqualTo(completed);
        assertThat(memory().get("answer").orElseThrow().recorded().tx()).isEqualTo(completed);
        for (Witnessed one : steps.values()) {
            assertThat(witnesses().verify(one.id()).findings()).isEmpty();
        }
        assertThat(witnesses().reach("tower").size()).isEqualTo(2);
        requireReplaysTheSame();
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void aStepThatTouchesNothingNeedsNone() {
        assertThat(finish(TWO, all(context -> out("n", 1)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(byStep()).isEmpty();
    }

    @Test
    void whatTheGateRefusesIsNotWitnessed() {
        assertThat(finish("PLAN p: STEP a: ASSIGN builder GATE out.n == 2 RETRY 1 backoff=0ms", all(context -> {
                    context.memory().get("tower");
                    return out("n", context.attempt());
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(byStep().get("a").witness().attempt()).hasValue(2);
        assertThat(witnesses().list(WitnessQuery.all())).hasSize(1);
    }

    @Test
    void aHandlersOwnWitnessLandsWithItsStep() {
        Witness answer = Witness.of(Witness.Kind.ANSWER, "model-1")
                .output(Json.of("312 m"))
                .confidence(0.9)
                .build();
        assertThat(finish("PLAN p: STEP a: ASSIGN builder", all(context -> {
                    context.witness(answer);
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(witnesses().get(answer.id()).orElseThrow().recorded().tx())
                .isEqualTo(byStep().get("a").recorded().tx());
    }

    @Test
    void anOrphanFailsItsStepAndNothingLands() {
        Witness orphan =
                Witness.of(Witness.Kind.ANSWER, "m").parent(Hash.sha256()).build();
        assertThat(finish("PLAN p: STEP a: ASSIGN builder", all(context -> {
                    context.put(AtomDraft.text("k", "v"));
                    context.witness(orphan);
                    return Json.Obj.EMPTY;
                })))
                .isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("parent-missing");
        assertThat(textAt("k", AsOf.now())).isEqualTo("-");
        assertThat(witnesses().list(WitnessQuery.all())).isEmpty();
        assertThat(os().status().failure()).isEmpty();
    }

    @Test
    void aResumedStepRestsOnWhatWasWitnessedBefore() throws Exception {
        Run first = start(TWO, all(context -> {
            context.memory().get("tower");
            if (context.step().equals("write")) {
                os().close();
                throw new StepFailure("closing", "the store is being closed", false);
            }
            return out("n", 1);
        }));
        try {
            first.await();
        } catch (IllegalStateException closed) {
            assertThat(closed).hasMessageContaining("closed");
        }
        reopen();
        Run again = plans().resume(
                        "run",
                        all(context -> {
                            context.memory().get("tower");
                            return out("n", 2);
                        }),
                        Reads.AS_IT_IS);
        assertThat(finish(again)).isEqualTo(RunStatus.COMPLETED);
        Map<String, Witnessed> steps = byStep();
        assertThat(steps.get("write").witness().parents())
                .containsExactly(steps.get("find").id());
    }

    @Test
    void itemsOfAForEachAreWitnessedEach() {
        assertThat(finish(
                        "PLAN p: STEP a: FOR_EACH n IN [1, 2, 3] ASSIGN builder INPUT n = n STEP b: ASSIGN builder"
                                + " REQUIRES a",
                        all(context -> {
                            context.memory().get("tower");
                            return out("n", 1);
                        })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(byStep()).hasSize(4);
        assertThat(byStep().get("b").witness().parents()).hasSize(3);
    }

    @Test
    void anErasedRunTakesItsWitnessesAlong() throws Exception {
        assertThat(finish("PLAN p: STEP a: ASSIGN builder", all(context -> {
                    context.memory().get("tower");
                    return out("n", "a secret of Zanzibar");
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(byStep()).hasSize(1);
        plans().erase("run");
        assertThat(byStep()).isEmpty();
        reopen();
        for (byte[] file : harness().files()) {
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("Zanzibar");
        }
    }

    @Test
    void largeOutputsAreWitnessedByTheirHash() {
        String large = "x".repeat(100_000);
        assertThat(finish("PLAN p: STEP a: ASSIGN builder", all(context -> {
                    context.memory().get("tower");
                    return out("n", large);
                })))
                .isEqualTo(RunStatus.COMPLETED);
        Witness witness = byStep().get("a").witness();
        assertThat(witness.output()).isEmpty();
        assertThat(witness.outputHash())
                .contains(Hash.sha256(out("n", large).canonical().getBytes(StandardCharsets.UTF_8)));
    }
}
