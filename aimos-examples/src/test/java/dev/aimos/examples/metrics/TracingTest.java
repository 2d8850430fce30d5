package dev.aimos.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brave.Tracing;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.CurrentTraceContext;
import brave.propagation.ThreadLocalCurrentTraceContext;
import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.apoe.Acl;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.RunStatus;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailQuery;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Observations as a tracer makes spans of them, and trace ids as correlation ids. */
final class TracingTest {
    private final List<MutableSpan> spans = new CopyOnWriteArrayList<>();
    private final CurrentTraceContext context = ThreadLocalCurrentTraceContext.create();
    private final Tracing tracing = Tracing.newBuilder()
            .currentTraceContext(context)
            .addSpanHandler(new SpanHandler() {
                @Override
                public boolean end(brave.propagation.TraceContext of, MutableSpan span, Cause cause) {
                    return spans.add(span);
                }
            })
            .build();
    private final Tracer tracer = new BraveTracer(tracing.tracer(), new BraveCurrentTraceContext(context));
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final AimOs os;

    TracingTest() {
        registry.observationConfig().observationHandler(new DefaultTracingObservationHandler(tracer));
        os = InMemoryAimOs.builder()
                .observationRegistry(registry)
                .correlations(
                        () -> Optional.ofNullable(tracer.currentTraceContext().context())
                                .map(TraceContext::traceId))
                .open();
    }

    @AfterEach
    void close() {
        os.close();
        tracing.close();
    }

    private MutableSpan span(String name) {
        List<MutableSpan> found =
                spans.stream().filter(span -> name.equals(span.name())).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    @Test
    void aCallIsASpanOfTheRequestsTraceAndTheTraceIsWhatItsWriteIsKnownBy() {
        Observation.createNotStarted("request", registry)
                .observe(() -> os.memory().put(AtomDraft.text("a", "text")));
        MutableSpan request = span("request");
        MutableSpan put = span("aimos put");
        assertThat(put.parentId()).isEqualTo(request.id());
        assertThat(put.traceId()).isEqualTo(request.traceId());
        assertThat(put.tags())
                .containsEntry("verb", "put")
                .containsEntry("outcome", "ok")
                .containsEntry("correlation", request.traceId());
        assertThat(os.trail().read(TrailQuery.all()).entries())
                .extracting(TrailEntry::correlation)
                .containsExactly(Optional.of(request.traceId()));
    }

    @Test
    void aCallThatNothingElseIsUnderWayAroundIsATraceOfItsOwn() {
        os.memory().put(AtomDraft.text("a", "text"));
        assertThat(os.trail()
                        .read(TrailQuery.all().correlation(span("aimos put").traceId()))
                        .entries())
                .hasSize(1);
    }

    @Test
    void anErrorIsInTheSpan() {
        assertThatThrownBy(() -> os.memory().retract("")).isInstanceOf(AimosException.InvalidRequest.class);
        MutableSpan retract = span("aimos retract");
        assertThat(retract.error()).isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(retract.tags()).containsEntry("outcome", "invalid-request");
    }

    @Test
    void aRunsAttemptsAreInTheTraceOfWhoStartedItWithWhatTheirHandlersCallBelowThem() throws Exception {
        Handlers handlers = Handlers.all(step -> {
            step.memory().get("x");
            return Json.Obj.EMPTY;
        });
        RunStatus status = os.plans()
                .start(Launch.of(Acl.parse("PLAN p: STEP a: ASSIGN builder"), handlers))
                .await();
        assertThat(status).isEqualTo(RunStatus.COMPLETED);
        MutableSpan start = span("aimos start-run");
        MutableSpan attempt = span("aimos attempt");
        MutableSpan get = span("aimos get");
        assertThat(attempt.parentId()).isEqualTo(start.id());
        assertThat(get.parentId()).isEqualTo(attempt.id());
        assertThat(get.traceId()).isEqualTo(start.traceId());
        assertThat(attempt.tags()).containsEntry("step", "a").containsEntry("outcome", "returned");
        assertThat(os.trail().read(TrailQuery.all()).entries())
                .extracting(TrailEntry::correlation)
                .containsOnly(Optional.of(start.traceId()));
    }
}
