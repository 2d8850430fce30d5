package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.memory.AtomDraft;
import dev.aimos.observation.AttemptContext;
import dev.aimos.observation.CallContext;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.witness.TrailQuery;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import io.micrometer.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Correlation ids that the application is asked for: who is asked, when, and where the answer arrives. */
public abstract class AskedCorrelationContract extends ObservationSuite {
    private final ThreadLocal<String> request = new ThreadLocal<>();

    private void during(String id, Runnable work) {
        request.set(id);
        try {
            work.run();
        } finally {
            request.remove();
        }
    }

    private void askTheThread() {
        correlations = () -> Optional.ofNullable(request.get());
    }

    /** Who wrote each transaction, and by which verb. */
    private List<String> callers() {
        return os()
                .trail()
                .read(TrailQuery.all().order(TrailQuery.Order.OLDEST_FIRST).limit(1_000))
                .entries()
                .stream()
                .map(entry ->
                        entry.correlation().orElse("-") + " " + entry.verb().orElse("-"))
                .toList();
    }

    @Test
    void everyWriteCarriesWhatTheApplicationSaysAtThatMoment() {
        askTheThread();
        during("req-1", () -> put("a", "1"));
        put("b", "1");
        during("req-2", () -> memory().putAll(List.of(AtomDraft.text("c", "1"), AtomDraft.text("d", "1"))));
        assertThat(callers()).containsExactly("req-1 put", "- -", "req-2 put-all");
        assertThat(os().trail().read(TrailQuery.all().correlation("req-2")).entries())
                .hasSize(1);
        reopen();
        assertThat(callers()).containsExactly("req-1 put", "- -", "req-2 put-all");
    }

    @Test
    void aHandleWithAnIdOfItsOwnAsksNobody() {
        AtomicInteger asked = new AtomicInteger();
        correlations = () -> {
            asked.incrementAndGet();
            return Optional.of("asked");
        };
        AimOs view = os().withCorrelation("own");
        view.memory().put(AtomDraft.text("a", "1"));
        view.memory().get("a");
        assertThat(asked).hasValue(0);
        memory().get("a");
        put("b", "1");
        assertThat(asked).hasValue(2);
        assertThat(callers()).containsExactly("own put", "asked put");
    }

    @Test
    void readingsAreKnownByItToo() {
        askTheThread();
        during("req-1", () -> memory().get("a"));
        memory().history("a");
        assertThat(call("get").correlation()).contains("req-1");
        assertThat(call("get").getHighCardinalityKeyValue("correlation").getValue())
                .isEqualTo("req-1");
        assertThat(call("history").correlation()).isEmpty();
    }

    @Test
    void aTracerAnswersWithTheTraceThatTheCallBelongsTo() {
        correlations = () -> {
            Observation current = observations.getCurrentObservation();
            return Optional.ofNullable(current.getContext().<String>get("trace"));
        };
        AtomicInteger traces = new AtomicInteger();
        handler(new Handler() {
            @Override
            public void onStart(Observation.Context context) {
                var parent = context.getParentObservation();
                String inherited =
                        parent == null ? null : parent.getContextView().get("trace");
                context.put("trace", inherited == null ? "trace-" + traces.incrementAndGet() : inherited);
            }
        });
        put("a", "1");
        Observation.createNotStarted("request", observations).observe(() -> {
            put("b", "1");
            put("c", "1");
        });
        assertThat(callers()).containsExactly("trace-1 put", "trace-2 put", "trace-2 put");
        assertThat(calls().stream().filter(call -> call.verb().equals("put")).map(CallContext::correlation))
                .containsExactly(Optional.of("trace-1"), Optional.of("trace-2"), Optional.of("trace-2"));
    }

    @Test
    void aRunGoesOnUnderTheIdThatItsStarterHadInWhateverThread() {
        askTheThread();
        Plan plan = plan("PLAN p: STEP a: ASSIGN builder STEP b: APPROVE \"go?\" ASSIGN builder");
        Launch launch = Launch.of(plan, all(context -> {
                    context.put(AtomDraft.text("by " + context.step(), "text"));
                    context.memory().get("x");
                    return Json.Obj.EMPTY;
                }))
                .id("run");
        AtomicReference<Run> run = new AtomicReference<>();
        during("starter", () -> run.set(plans().start(launch)));
        assertThat(finish(run.get())).isEqualTo(RunStatus.WAITING);
        during("decider", () -> plans().decide("run", "b", Decision.approve("me")));
        assertThat(finish(run.get())).isEqualTo(RunStatus.COMPLETED);
        assertThat(callers())
                .allMatch(caller -> caller.equals("starter start-run") || caller.equals("decider decide"))
                .containsOnlyOnce("decider decide");
        assertThat(attempts()).extracting(AttemptContext::correlation).containsOnly(Optional.of("starter"));
        assertThat(calls().stream().filter(call -> call.verb().equals("get")))
                .hasSize(2)
                .allMatch(call -> call.correlation().equals(Optional.of("starter")));
        assertThat(os().witnesses().list(WitnessQuery.all().correlation("starter")))
                .hasSize(2)
                .extracting(Witnessed::witness)
                .extracting(Witness::correlation)
                .containsOnly(Optional.of("starter"));
    }

    @Test
    void callsThatTheSupplierMakesHaveNoId() {
        List<Optional<String>> read = new ArrayList<>();
        put("who", "me");
        correlations = () -> {
            Optional<String> who = memory().get("who").map(atom -> atom.text());
            read.add(who);
            return who;
        };
        put("a", "1");
        assertThat(read).containsExactly(Optional.of("me"));
        assertThat(callers()).containsExactly("- -", "me put");
    }

    @Test
    void whatChangesNothingLeavesNoTrace() {
        askTheThread();
        put("a", "1");
        during("req-1", () -> put("a", "1"));
        assertThat(callers()).containsExactly("- -");
    }
}
