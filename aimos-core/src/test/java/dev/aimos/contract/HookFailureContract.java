package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.plan.RunStatus;
import dev.aimos.witness.TrailQuery;
import io.micrometer.observation.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hooks of the application's that fail: no call is lost for it, and none of it goes unsaid. */
public abstract class HookFailureContract extends ObservationSuite {
    private final Logger hooks = Logger.getLogger("dev.aimos.core.metrics.Hooks");
    private final List<LogRecord> log = Collections.synchronizedList(new ArrayList<>());
    private final java.util.logging.Handler collecting = new java.util.logging.Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        collecting.setLevel(Level.ALL);
        hooks.setLevel(Level.ALL);
        hooks.addHandler(collecting);
        hooks.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        hooks.removeHandler(collecting);
        hooks.setUseParentHandlers(true);
        hooks.setLevel(null);
    }

    @Override
    protected boolean meant() {
        return true;
    }

    private List<String> said() {
        synchronized (log) {
            return log.stream()
                    .map(line -> line.getLevel() + " " + line.getMessage())
                    .toList();
        }
    }

    /** Answers that are none. */
    enum Answer {
        THROWN(() -> {
            throw new IllegalStateException("no tracer");
        }),
        UNLINKED(() -> {
            throw new NoClassDefFoundError("org/example/Tracer");
        }),
        NULL(() -> null),
        EMPTY(() -> Optional.of("")),
        LONG(() -> Optional.of("x".repeat(100_000))),
        HALF(() -> Optional.of("half a pair \ud800"));

        @SuppressWarnings("ImmutableEnumChecker") // it has no state
        private final Supplier<Optional<String>> supplier;

        Answer(Supplier<Optional<String>> supplier) {
            this.supplier = supplier;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWriteGoesOnWithoutAnIdAndWhyIsCountedAndSaid(Answer answer) {
        correlations = answer.supplier;
        put("a", "1");
        put("b", "1");
        correlations = () -> Optional.of("good");
        put("c", "1");
        correlations = answer.supplier;
        put("d", "1");
        correlations = Optional::empty;
        assertThat(failures("correlations")).isEqualTo(3);
        assertThat(os().trail()
                        .read(TrailQuery.all().order(TrailQuery.Order.OLDEST_FIRST))
                        .entries())
                .extracting(entry -> entry.correlation().orElse("-"))
                .containsExactly("-", "-", "good", "-");
        assertThat(said().stream()
                        .map(line -> line.substring(0, line.indexOf(';') < 0 ? line.length() : line.indexOf(';'))))
                .containsExactly(
                        "WARNING the hook correlations failed",
                        "FINE the hook correlations failed",
                        "INFO the hook correlations works again",
                        "WARNING the hook correlations failed",
                        "INFO the hook correlations works again");
        assertThat(log.get(0).getThrown()).isNotNull();
        assertThat(memory().verify().findings()).isEmpty();
    }

    /** Moments at which a handler can fail. */
    enum Moment {
        START,
        SCOPE_OPENED,
        SCOPE_CLOSED,
        ERROR,
        STOP
    }

    /** Fails at one moment, as long as it is told to. */
    private static final class Failing implements Handler {
        private final Moment moment;
        private volatile boolean on = true;

        Failing(Moment moment) {
            this.moment = moment;
        }

        private void at(Moment now) {
            if (on && now == moment) {
                throw new UnsupportedOperationException("handler");
            }
        }

        @Override
        public void onStart(Observation.Context context) {
            at(Moment.START);
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            at(Moment.SCOPE_OPENED);
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            at(Moment.SCOPE_CLOSED);
        }

        @Override
        public void onError(Observation.Context context) {
            at(Moment.ERROR);
        }

        @Override
        public void onStop(Observation.Context context) {
            at(Moment.STOP);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallEndsAsItWouldWhateverAHandlerThrows(Moment moment) {
        Failing failing = new Failing(moment);
        handler(failing);
        put("a", "1");
        assertThat(memory().get("a")).isPresent();
        assertThatThrownBy(() -> memory().retract("")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(observations.getCurrentObservation())
                .as("nothing is left open in this thread")
                .isNull();
        assertThat(failures("observations")).isPositive();
        assertThat(said().get(0)).startsWith("WARNING the hook observations failed; the call goes on without ");
        double before = failures("observations");
        failing.on = false;
        forget();
        put("b", "1");
        assertThat(failures("observations")).isEqualTo(before);
        assertThat(call("put").getParentObservation()).isNull();
        assertThat(said()).last().isEqualTo("INFO the hook observations works again");
    }

    @ParameterizedTest
    @EnumSource
    void aRunGoesOnWhateverAHandlerThrows(Moment moment) {
        handler(new Failing(moment));
        assertThat(finish("PLAN p: STEP a: ASSIGN builder STEP b: ASSIGN builder", all(PlanSuite::echo)))
                .isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aConventionThatFailsIsNoBetter() {
        observations.observationConfig().observationFilter(context -> {
            throw new IllegalArgumentException("filter");
        });
        put("a", "1");
        assertThat(memory().get("a")).isPresent();
        assertThat(failures("observations")).isEqualTo(2);
    }

    @Test
    void errorsOfTheMachineAreNotHeldBack() {
        correlations = () -> {
            throw new OutOfMemoryError("made up");
        };
        assertThatThrownBy(() -> put("a", "1")).isInstanceOf(OutOfMemoryError.class);
        correlations = Optional::empty;
        assertThat(memory().get("a")).isEmpty();
        assertThat(call("put").outcome()).isEqualTo("error");
    }
}
