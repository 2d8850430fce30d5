package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.contract.CallBook;
import dev.aimos.contract.LongRun;
import dev.aimos.contract.LongRunCheck;
import dev.aimos.contract.Outcome;
import dev.aimos.core.journal.FaultyDisk;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A long run goes on where it was, whenever the power fails, the process dies or the store is closed. */
final class InterruptedRunTest {
    private final Logger log = Logger.getLogger("dev.aimos.core");

    /** Torn tails are meant; what the log says of them would only be mistaken for news. */
    @BeforeEach
    void logNothing() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void logAgain() {
        log.setLevel(null);
    }

    private static AimOs open(FaultyDisk disk) {
        return InMemoryAimOs.builder().disk(disk).open();
    }

    private static Outcome undisturbed(boolean publish) throws InterruptedException {
        try (AimOs os = InMemoryAimOs.open()) {
            assertThat(LongRun.undisturbed(os, publish))
                    .as("%s", os.plans().show(LongRun.ID).summary().failure())
                    .isEqualTo(publish ? RunStatus.COMPLETED : RunStatus.FAILED);
            return Outcome.of(os, LongRun.ID);
        }
    }

    /** How a run is to end. */
    private enum Ending {
        PUBLISHED,
        REFUSED,
        CANCELLED
    }

    /** A process that works on the run until it dies. */
    private static final class Program implements LongRun.Calls {
        private final FaultyDisk disk;
        private final SplittableRandom random;
        private final List<String> lines = new ArrayList<>();
        private final AtomicInteger syncsLeft;
        private final boolean powerFails;
        private int callsLeft;
        private @Nullable FaultyDisk left;

        Program(FaultyDisk disk, SplittableRandom random) {
            this.disk = disk;
            this.random = random;
            this.callsLeft = random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(1, 60);
            this.syncsLeft = new AtomicInteger(random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(1, 60));
            this.powerFails = random.nextInt(3) > 0;
            if (random.nextInt(6) == 0) {
                disk.failFrom(random.nextInt(200));
            }
            disk.beforeSegmentSync(() -> {
                if (syncsLeft.decrementAndGet() == 0) {
                    die();
                }
            });
        }

        /** What it did after it was dead, it did not do. */
        private synchronized void write(String line) {
            if (left == null) {
                lines.add(line);
                if (--callsLeft == 0) {
                    die();
                }
            }
        }

        synchronized void die() {
            if (left == null) {
                left = powerFails ? disk.crash(random) : disk.kill();
            }
        }

        @Override
        public void begun(String step, int attempt) {
            write(CallBook.begun(step, attempt));
        }

        @Override
        public void ended(String step, int attempt) {
            write(CallBook.ended(step, attempt));
        }

        synchronized boolean dead() {
            return left != null;
        }

        /** Works until it is dead, or the run is over; then says what it left. */
        FaultyDisk work(CallBook book, Ending ending) throws InterruptedException {
            try {
                AimOs os = open(disk);
                try {
                    work(os, ending);
                } finally {
                    os.close();
                }
            } catch (AimosException.Fault e) {
                // The disk has failed it.
            }
            die();
            synchronized (this) {
                lines.forEach(book::take);
                return left == null ? disk : left;
            }
        }

        private void work(AimOs os, Ending ending) throws InterruptedException {
            long events = LongRun.begun(os) ? os.plans().show(LongRun.ID).events() : 0;
            write(CallBook.opening(events));
            if (events > 0 && random.nextBoolean()) {
                disturb(os, ending);
                if (os.plans().show(LongRun.ID).summary().status().over()) {
                    return;
                }
            }
            Run run = new LongRun(this).go(os, random.nextBoolean() ? Plans.Reads.AS_IT_IS : Plans.Reads.AS_IT_WAS);
            boolean over = false;
            while (!dead() && !over) {
                Optional<RunStatus> status = run.await(Duration.ofMillis(1));
                over = status.map(RunStatus::over).orElse(false);
                if (!over) {
                    disturb(os, ending);
                }
            }
        }

        /** From outside of the run, whether somebody runs it or not. */
        private void disturb(AimOs os, Ending ending) {
            LongRun.decide(os, ending != Ending.REFUSED);
            if (ending == Ending.CANCELLED && random.nextInt(60) == 0) {
                try {
                    os.plans().cancel(LongRun.ID, "carl", "enough");
                } catch (AimosException.Conflict e) {
                    assertThat(e.code()).isEqualTo("run-over");
                }
            }
        }
    }

    /** How many processes it took. */
    private static int round(long seed, Ending ending, Map<Ending, Outcome> undisturbed) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        FaultyDisk disk = new FaultyDisk();
        CallBook book = new CallBook();
        boolean over = false;
        int processes = 0;
        for (; !over; processes++) {
            disk = new Program(disk, random.split()).work(book, ending);
            try (AimOs os = open(disk.copy())) {
                assertThat(os.memory().verify().findings()).as("seed %d", seed).isEmpty();
                over = LongRun.begun(os)
                        && os.plans().show(LongRun.ID).summary().status().over();
                if (over && os.plans().show(LongRun.ID).summary().status() == RunStatus.CANCELLED) {
                    new LongRunCheck(os, "seed " + seed).require(book);
                } else if (over) {
                    new LongRunCheck(os, "seed " + seed).require(book, undisturbed.get(ending));
                }
            }
        }
        return processes;
    }

    private static void rounds(int rounds, long seed) throws InterruptedException {
        Outcome published = undisturbed(true);
        Map<Ending, Outcome> undisturbed =
                Map.of(Ending.PUBLISHED, published, Ending.REFUSED, undisturbed(false), Ending.CANCELLED, published);
        int processes = 0;
        for (int i = 0; i < rounds; i++) {
            processes += round(seed + i, Ending.values()[i % 3], undisturbed);
        }
        assertThat(processes).as("processes").isGreaterThan(2 * rounds);
    }

    @Test
    void aRunGoesOnWhereItWas() throws InterruptedException {
        rounds(12, 20_261_125L);
    }

    @Test
    @Tag("slow")
    void aRunGoesOnWhereItWasInFiveHundredRounds() throws InterruptedException {
        rounds(500, Long.getLong("aimos.seed", 4_713L));
    }
}
