package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.contract.TestClock;
import dev.aimos.plan.Event;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** The end of a run is its last event, whatever is told afterwards. */
final class EndedRunTest {
    private final TestClock clock = new TestClock();

    /** What was to be woken, whether or not it is still to be. */
    private final Queue<Runnable> rings = new ConcurrentLinkedQueue<>();

    private AimOs open() {
        return InMemoryAimOs.builder()
                .clock(clock)
                .waker((delay, task) -> {
                    rings.add(task);
                    return () -> {};
                })
                .open();
    }

    @Test
    void aMomentThatComesAfterTheEndIsNotRecorded() throws InterruptedException {
        try (AimOs os = open()) {
            Run run = os.plans()
                    .start(Launch.of(
                                    Stage.plan("PLAN p: TIMEOUT 1h STEP a: ASSIGN builder"),
                                    Handlers.all(context -> context.inputs()))
                            .id("run"));
            assertThat(run.await()).isEqualTo(RunStatus.COMPLETED);
            List<RunEvent> events = os.plans().events("run", 0, Integer.MAX_VALUE);
            long tx = os.status().tx();

            clock.advance(Duration.ofHours(2));
            assertThat(rings).isNotEmpty();
            rings.forEach(Runnable::run);

            assertThat(os.plans().events("run", 0, Integer.MAX_VALUE)).isEqualTo(events);
            assertThat(events.get(events.size() - 1).event()).isInstanceOf(Event.Ended.class);
            assertThat(os.status().tx()).isEqualTo(tx);
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        }
    }
}
