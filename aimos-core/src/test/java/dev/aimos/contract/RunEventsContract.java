package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.plan.Event;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Following a run: its events as they come and afterwards, what handlers tell, and waiting for its end. */
public abstract class RunEventsContract extends PlanSuite {
    private static final String ACL = "PLAN p: STEP a: ASSIGN builder STEP b: REQUIRES a ASSIGN builder";

    /** A subscriber that asks for what the test wants it to ask for. */
    private static class Asking<T> implements Flow.Subscriber<T> {
        final LinkedBlockingQueue<T> got = new LinkedBlockingQueue<>();
        final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();
        final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

        void ask(long n) {
            subscription.join().request(n);
        }

        T next() {
            try {
                T next = got.poll(2, TimeUnit.MINUTES);
                if (next == null) {
                    throw new AssertionError("nothing came");
                }
                return next;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        Optional<Throwable> end() {
            return end.orTimeout(2, TimeUnit.MINUTES).join();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
        }

        @Override
        public void onNext(T event) {
            assertThat(subscription).isCompleted();
            assertThat(end).isNotDone();
            got.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            end.complete(Optional.of(failure));
        }

        @Override
        public void onComplete() {
            end.complete(Optional.empty());
        }
    }

    private static Asking<RunEvent> follow(Run run) {
        Asking<RunEvent> asking = new Asking<>();
        run.events().subscribe(asking);
        return asking;
    }

    private static List<Long> numbers(Iterable<RunEvent> events) {
        List<Long> numbers = new ArrayList<>();
        events.forEach(event -> numbers.add(event.number()));
        return numbers;
    }

    @Test
    void aSubscriberGetsWhatItAsksForAndNoMore() {
        Run run = start(ACL, all(PlanSuite::echo));
        Asking<RunEvent> slow = follow(run);
        finish(run);
        assertThat(slow.got).isEmpty();
        slow.ask(1);
        assertThat(slow.next().event()).isInstanceOf(Event.Started.class);
        slow.ask(2);
        assertThat(slow.next().number()).isEqualTo(1);
        assertThat(slow.next().number()).isEqualTo(2);
        assertThat(slow.got).isEmpty();
        assertThat(slow.end).isNotDone();
        slow.ask(Long.MAX_VALUE);
        assertThat(slow.end()).isEmpty();
        assertThat(numbers(slow.got))
                .isEqualTo(LongStream.range(3, run.view().events()).boxed().toList());
    }

    @Test
    void whoComesLateMissesNothing() {
        Run run = start(ACL, all(PlanSuite::echo));
        finish(run);
        Asking<RunEvent> late = follow(run);
        late.ask(Long.MAX_VALUE);
        late.ask(Long.MAX_VALUE);
        assertThat(late.end()).isEmpty();
        assertThat(late.got).containsExactlyElementsOf(plans().events("run", 0, 1_000));
    }

    @Test
    void aResumedRunIsFollowedFromItsBeginning() {
        Door door = new Door();
        start(ACL, all(context -> {
            door.pass();
            return context.inputs();
        }));
        door.awaitReached();
        reopen();
        Asking<RunEvent> asking = follow(plans().resume("run", all(PlanSuite::echo)));
        asking.ask(1_000);
        assertThat(asking.end()).isEmpty();
        assertThat(asking.got).containsExactlyElementsOf(plans().events("run", 0, 1_000));
    }

    @Test
    void whoCancelsIsToldNothingMore() {
        Run run = start(ACL, all(PlanSuite::echo));
        List<RunEvent> got = new CopyOnWriteArrayList<>();
        Asking<RunEvent> other = follow(run);
        Asking<RunEvent> asking = new Asking<>() {
            @Override
            public void onNext(RunEvent event) {
                got.add(event);
                subscription.join().cancel();
            }
        };
        run.events().subscribe(asking);
        asking.ask(10);
        finish(run);
        other.ask(1_000);
        other.end();
        asking.ask(10);
        assertThat(got).hasSizeLessThanOrEqualTo(1);
        assertThat(asking.end).isNotDone();
    }

    @Test
    void whoAsksForNothingIsToldThatItIsWrong() {
        Run run = start(ACL, all(PlanSuite::echo));
        finish(run);
        Asking<RunEvent> asking = follow(run);
        asking.ask(0);
        assertThat(asking.end()).get().isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run.events().subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aSubscriberThatThrowsIsLeftAloneAndTheRunGoesOn() {
        Run run = start(ACL, all(PlanSuite::echo));
        Asking<RunEvent> bad = new Asking<>() {
            @Override
            public void onNext(RunEvent event) {
                throw new IllegalStateException("bad subscriber");
            }
        };
        run.events().subscribe(bad);
        bad.ask(10);
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(bad.end()).get().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoFollowsARunIsToldWhenTheStoreIsClosed() throws Exception {
        Door door = new Door();
        Run run = start(ACL, all(context -> {
            door.pass();
            return context.inputs();
        }));
        Asking<RunEvent> asking = follow(run);
        Asking<Run.Progressed> watching = new Asking<>();
        run.progress().subscribe(watching);
        asking.ask(1_000);
        door.awaitReached();
        asking.next();
        CompletableFuture<Throwable> waiting = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                run.await();
            } catch (Throwable e) {
                waiting.complete(e);
            }
        });
        reopen();
        assertThat(asking.end()).get().isInstanceOf(IllegalStateException.class);
        assertThat(watching.end()).isEmpty();
        assertThat(waiting.orTimeout(2, TimeUnit.MINUTES).join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("resume");
        assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThatThrownBy(run::await).isInstanceOf(IllegalStateException.class);
        door.awaitInterrupted();
        assertThat(plans().show("run").summary().status()).isEqualTo(RunStatus.INTERRUPTED);
    }

    @Test
    void whoFollowsARunThatIsErasedIsToldSo() {
        Run run = start(ACL, all(PlanSuite::echo));
        finish(run);
        Asking<RunEvent> asking = follow(run);
        plans().erase("run");
        asking.ask(1_000);
        assertThat(asking.end()).get().hasFieldOrPropertyWithValue("code", "run-missing");
    }

    @Test
    void whatHandlersTellIsHandedOnAndKeptNowhere() {
        Door door = new Door();
        Run run = start(ACL, all(context -> {
            if (context.step().equals("a")) {
                door.pass();
                context.progress(0.5, "half \u0000 way");
                context.progress(Double.NaN, "\uD800");
            }
            return context.inputs();
        }));
        Asking<Run.Progressed> asking = new Asking<>();
        run.progress().subscribe(asking);
        asking.ask(10);
        door.open();
        assertThat(asking.next()).isEqualTo(new Run.Progressed("run", "a", 0.5, "half \u0000 way"));
        assertThat(asking.next().message()).isEqualTo("\uD800");
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(asking.end()).isEmpty();
    }

    @Test
    void whoDoesNotKeepUpWithWhatHandlersTellMissesSome() {
        Run run = start(ACL, all(context -> {
            for (int i = 0; i < 10_000; i++) {
                context.progress(i / 1e4, "on");
            }
            return context.inputs();
        }));
        Asking<Run.Progressed> asking = new Asking<>();
        run.progress().subscribe(asking);
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(asking.got).isEmpty();
    }

    @Test
    void eventsAreReadPageByPage() {
        finish(ACL, all(PlanSuite::echo));
        List<RunEvent> all = plans().events("run", 0, Integer.MAX_VALUE);
        assertThat(numbers(all))
                .isEqualTo(LongStream.range(0, all.size()).boxed().toList());
        List<RunEvent> paged = new ArrayList<>();
        while (paged.size() < all.size()) {
            paged.addAll(plans().events("run", paged.size(), 1));
        }
        assertThat(paged).isEqualTo(all);
        assertThat(plans().events("run", 2, 3)).isEqualTo(all.subList(2, 5));
        assertThat(plans().events("run", all.size(), 5)).isEmpty();
        assertThat(plans().events("run", Long.MAX_VALUE, 5)).isEmpty();
        assertThat(code(() -> plans().events("run", -1, 1))).contains("events-out-of-range");
        assertThat(code(() -> plans().events("run", 0, 0))).contains("events-out-of-range");
        assertThat(code(() -> plans().events("other", 0, 1))).contains("run-missing");
    }

    @Test
    void oneWaitsForARunOnlyAsLongAsOneLikes() throws Exception {
        Door door = new Door();
        Run run = start(ACL, all(context -> {
            door.pass();
            return context.inputs();
        }));
        assertThat(run.await(Duration.ZERO)).isEmpty();
        assertThat(run.await(Duration.ofMillis(1))).isEmpty();
        assertThat(run.await(Duration.ofSeconds(-1))).isEmpty();
        Thread.currentThread().interrupt();
        assertThatThrownBy(run::await).isInstanceOf(InterruptedException.class);
        door.open();
        assertThat(run.await(Duration.ofSeconds(Long.MAX_VALUE))).contains(RunStatus.COMPLETED);
        assertThat(run.await(Duration.ZERO)).contains(RunStatus.COMPLETED);
    }

    @Test
    void nothingIsRunInAStoreThatIsClosed() {
        finish(ACL, all(PlanSuite::echo));
        var closed = plans();
        reopen();
        assertThatThrownBy(() -> closed.show("run")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.resume("run", all(PlanSuite::echo))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.start(dev.aimos.plan.Launch.of(plan(ACL), all(PlanSuite::echo))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.cancel("run", "me", "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> closed.events("run", 0, 1)).isInstanceOf(IllegalStateException.class);
    }
}
