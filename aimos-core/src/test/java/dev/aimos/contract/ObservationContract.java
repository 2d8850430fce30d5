package dev.aimos.contract;

import static io.micrometer.observation.tck.ObservationContextAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.core.metrics.Verb;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import dev.aimos.observation.AimosKey;
import dev.aimos.observation.AttemptContext;
import dev.aimos.observation.CallContext;
import dev.aimos.observation.DefaultCallConvention;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.StepFailure;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store tells a registry of observations: each call, each attempt, and what belongs to what. */
public abstract class ObservationContract extends ObservationSuite {
    private static final String TWO = """
            PLAN p:
            STEP find: ASSIGN retriever
            STEP write: ASSIGN builder INPUT n = steps.find.out.n
            """;

    @TempDir
    Path temp;

    @Test
    void everyCallIsOneObservationOfItsVerb() {
        put("seed", "words to be found");
        memory().snapshot("first");
        VerbBook book = new VerbBook(os(), plan("PLAN p: STEP a: ASSIGN builder"), temp);
        book.afterSearch(os());
        assertThat(book.calls().keySet()).isEqualTo(EnumSet.allOf(Verb.class));
        Set<String> words = book.calls().keySet().stream().map(Verb::tag).collect(Collectors.toSet());
        book.calls().forEach((verb, call) -> {
            forget();
            VerbBook.make(call);
            List<String> verbs = calls().stream().map(CallContext::verb).toList();
            assertThat(verbs)
                    .isEqualTo(verb == Verb.VERIFY_RECEIPT ? List.of("search", "verify-receipt") : List.of(verb.tag()));
            CallContext observed = call(verb.tag());
            assertThat(observed.getContextualName()).isEqualTo("aimos " + verb.tag());
            assertThat(words)
                    .contains(observed.getLowCardinalityKeyValue("verb").getValue());
        });
    }

    @Test
    void whatACallIsKnownByIsInItsKeys() {
        os().withCorrelation("req-1").memory().put(AtomDraft.text("a", "1"));
        assertThat(call("put"))
                .hasNameEqualTo("aimos.call")
                .hasOnlyKeys("store", "verb", "outcome", "correlation")
                .hasLowCardinalityKeyValue(AimosKey.VERB.asString(), "put")
                .hasLowCardinalityKeyValue(AimosKey.OUTCOME.asString(), "ok")
                .hasHighCardinalityKeyValue(AimosKey.CORRELATION.asString(), "req-1")
                .doesNotHaveError()
                .doesNotHaveParentObservation();
        assertThat(call("put").store()).isEqualTo(os().status().location());
        memory().get("a");
        assertThat(call("get")).hasOnlyKeys("store", "verb", "outcome");
    }

    @Test
    void anErrorIsSignalledWithItsKindAndItsCode() {
        assertThatThrownBy(() -> memory().retract("")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(call("retract"))
                .hasLowCardinalityKeyValue("outcome", "invalid-request")
                .hasHighCardinalityKeyValueWithKey("code")
                .thenError()
                .isInstanceOf(AimosException.InvalidRequest.class);
        IllegalStateException own = new IllegalStateException("listener");
        assertThatThrownBy(() -> memory().verify((stage, done, total) -> {
                    throw own;
                }))
                .isSameAs(own);
        assertThat(call("verify"))
                .hasLowCardinalityKeyValue("outcome", "illegal-state")
                .doesNotHaveHighCardinalityKeyValueWithKey("code")
                .hasError(own);
        AssertionError error = new AssertionError("listener");
        forget();
        put("a", "text");
        assertThatThrownBy(() -> memory().verify((stage, done, total) -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(call("verify")).hasLowCardinalityKeyValue("outcome", "error").hasError(error);
    }

    @Test
    void theScopeIsOpenAroundTheWorkAndACallWithinACallBelongsToIt() {
        put("a", "words");
        List<String> under = new ArrayList<>();
        memory().verify((stage, done, total) ->
                under.add(observations.getCurrentObservation().getContextView().getContextualName()));
        assertThat(under).isNotEmpty().containsOnly("aimos verify");
        assertThat(observations.getCurrentObservation()).isNull();
        forget();
        Observation request = Observation.createNotStarted("request", observations);
        request.observe(() -> {
            var receipt =
                    index().search(Query.of("words").receipt(true)).receipt().orElseThrow();
            os().witnesses().verify(receipt);
        });
        assertThat(call("verify-receipt")).hasParentObservationEqualTo(request);
        List<String> parents = calls().stream()
                .filter(call -> call.verb().equals("search"))
                .map(ObservationContract::parent)
                .toList();
        assertThat(parents).containsExactly("request", "aimos verify-receipt");
    }

    private static String parent(Observation.Context context) {
        ObservationView parent = context.getParentObservation();
        if (parent == null) {
            return "-";
        }
        String shown = parent.getContextView().getContextualName();
        return shown == null ? parent.getContextView().getName() : shown;
    }

    @Test
    void attemptsAreObservedInTheirThreadsAndBelongToTheCallThatStartedTheRun() {
        put("tower", "330 m");
        List<String> under = new ArrayList<>();
        Run run = os().withCorrelation("starter")
                .plans()
                .start(Launch.of(plan(TWO), all(context -> {
                            under.add(context.step() + ": "
                                    + parent(
                                            observations.getCurrentObservation().getContextView()));
                            context.memory().get("tower");
                            return out("n", 1);
                        }))
                        .id("run"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(under).containsExactly("find: aimos start-run", "write: aimos start-run");
        List<AttemptContext> attempts = attempts();
        assertThat(attempts).extracting(AttemptContext::step).containsExactly("find", "write");
        assertThat(attempts.get(1))
                .hasNameEqualTo("aimos.attempt")
                .hasContextualNameEqualTo("aimos attempt")
                .hasOnlyKeys("store", "outcome", "correlation", "run", "plan", "step", "role", "attempt")
                .hasLowCardinalityKeyValue("outcome", "returned")
                .hasHighCardinalityKeyValue("correlation", "starter")
                .hasHighCardinalityKeyValue("run", "run")
                .hasHighCardinalityKeyValue("plan", "p")
                .hasHighCardinalityKeyValue("step", "write")
                .hasHighCardinalityKeyValue("role", "builder")
                .hasHighCardinalityKeyValue("attempt", "1")
                .doesNotHaveError();
        assertThat(calls().stream().filter(call -> call.verb().equals("get")))
                .hasSize(2)
                .allMatch(call -> parent(call).equals("aimos attempt"))
                .allMatch(call -> call.correlation().equals(Optional.of("starter")));
    }

    private static String parent(Observation.ContextView context) {
        return parent((Observation.Context) context);
    }

    @Test
    void aRunThatIsResumedBelongsToTheCallThatResumedIt() {
        Door door = new Door();
        Handlers handlers = all(context -> {
            door.pass();
            return out("n", 1);
        });
        start(TWO, handlers);
        door.awaitReached();
        reopen();
        door.open();
        forget();
        assertThat(finish(plans().resume("run", handlers, Plans.Reads.AS_IT_WAS)))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(attempts().stream().filter(attempt -> attempt.outcome().equals("returned")))
                .hasSize(2)
                .allMatch(attempt -> parent(attempt).equals("aimos resume-run"))
                .allMatch(attempt -> attempt.correlation().isEmpty());
    }

    @Test
    void attemptsThatFailAreSignalledWithWhatTheHandlerThrew() {
        StepFailure no = new StepFailure("unready", "not yet", true);
        finish("PLAN p: STEP a: ASSIGN builder RETRY 2 backoff=0ms", all(context -> {
            if (context.attempt() == 1) {
                throw no;
            }
            context.spend(Budget.NONE.with(Resource.TOKENS, 1));
            return echo(context);
        }));
        assertThat(attempts())
                .extracting(attempt -> attempt.attempt() + " " + attempt.outcome() + " "
                        + attempt.code().orElse("-"))
                .containsExactly("1 failed unready", "2 returned -");
        assertThat(attempts().get(0)).hasError(no);
    }

    @Test
    void anAttemptWhoseOutputsAreRefusedFailedThoughNobodyThrew() {
        finish("PLAN p: BUDGET tokens=10 STEP a: ASSIGN builder BUDGET tokens=1", all(context -> {
            try {
                context.spend(Budget.NONE.with(Resource.TOKENS, 5));
            } catch (AimosException e) {
                return echo(context);
            }
            return echo(context);
        }));
        assertThat(attempts()).hasSize(1);
        assertThat(attempts().get(0))
                .hasLowCardinalityKeyValue("outcome", "failed")
                .hasHighCardinalityKeyValue("code", "budget-exceeded")
                .hasError();
    }

    @Test
    void anAttemptThatTakesTooLongSaysSoWhenItsHandlerComesBack() throws Exception {
        Door door = new Door();
        Run run = start("PLAN p: STEP a: ASSIGN builder TIMEOUT 1m", all(context -> {
            door.pass();
            return echo(context);
        }));
        door.awaitReached();
        clock.advance(Duration.ofMinutes(1));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        door.awaitInterrupted();
        AttemptContext late = awaitAttempt();
        assertThat(late).hasLowCardinalityKeyValue("outcome", "timed-out");
        assertThat(late.getError()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anApplicationCanNameThingsItsOwnWayAndLeaveOutWhatItDoesNotWant() {
        class Own extends DefaultCallConvention implements GlobalObservationConvention<CallContext> {
            @Override
            public String getName() {
                return "memory";
            }

            @Override
            public KeyValues getLowCardinalityKeyValues(CallContext context) {
                return super.getLowCardinalityKeyValues(context).and(KeyValue.of("team", "blue"));
            }
        }
        observations.observationConfig().observationConvention(new Own());
        observations
                .observationConfig()
                .observationPredicate((name, context) ->
                        !(context instanceof CallContext call) || !call.verb().equals("get"));
        put("a", "1");
        memory().get("a");
        assertThat(calls()).hasSize(1);
        assertThat(call("put")).hasNameEqualTo("memory").hasLowCardinalityKeyValue("team", "blue");
    }

    @Test
    void whoHasMetersMadeOfObservationsGetsThemBesideThoseOfTheStoreUnderOtherNames() {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        put("a", "1");
        assertThat(meters.get("aimos.call").tag("verb", "put").timer().count()).isEqualTo(1);
        assertThat(meters.get("aimos.call").timer().getId().getTag("correlation"))
                .isNull();
        assertThat(meters.get("aimos.verb").tag("verb", "put").timer().count()).isEqualTo(1);
    }

    @Test
    void aRegistryThatHasNobodyToTellIsToldNothingUntilItHas() {
        ObservationRegistry late = ObservationRegistry.create();
        Map<String, String> seen = new java.util.TreeMap<>();
        os().close();
        try (AimOs os = open(harness(), late)) {
            os.memory().put(AtomDraft.text("a", "1"));
            late.observationConfig().observationHandler(new Handler() {
                @Override
                public void onStop(Observation.Context context) {
                    seen.put(context.getName(), context.getContextualName());
                }
            });
            os.memory().put(AtomDraft.text("b", "1"));
        }
        assertThat(seen).isEqualTo(Map.of("aimos.call", "aimos put"));
        reopen();
    }
}
