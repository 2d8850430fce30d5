package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.contract.TestClock;
import dev.aimos.core.journal.Disk;
import dev.aimos.core.journal.FaultyDisk;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.memory.AsOf;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import dev.aimos.plan.RunView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store that is opened again has of the runs before: all of it, from its journal alone. */
final class ReopenedRunsTest {
    private static final String ASKS = """
            PLAN asks:
              OUTPUT n = steps.a.out.n
              STEP a: ASSIGN builder INPUT n = 7 OUTPUT n: number
              STEP b: REQUIRES a APPROVE "Go on?"
            """;

    private final TestClock clock = new TestClock();
    private final Handlers handlers = Handlers.all(context -> context.inputs());

    private AimOs open(Disk disk) {
        return InMemoryAimOs.builder()
                .clock(clock)
                .waker(clock.waker())
                .disk(disk)
                .open();
    }

    private void start(AimOs os, String id) throws InterruptedException {
        clock.nextDay();
        assertThat(os.plans()
                        .start(Launch.of(Stage.plan(ASKS), handlers).id(id))
                        .await())
                .isEqualTo(RunStatus.WAITING);
    }

    private static List<RunEvent> events(AimOs os, String run) {
        return os.plans().events(run, 0, Integer.MAX_VALUE);
    }

    private static List<RunSummary> runs(AimOs os, AsOf asOf) {
        return os.plans().runs(RunQuery.all().asOf(asOf));
    }

    /** How a run stood after each transaction that had it. */
    private static List<RunView> states(AimOs os, String run) {
        List<RunView> states = new ArrayList<>();
        for (long tx = events(os, run).get(0).recorded().tx(); tx <= os.status().tx(); tx++) {
            states.add(os.plans().show(run, AsOf.tx(tx)));
        }
        return states;
    }

    @Test
    void everyRunStandsAsItStoodAtEveryMoment() throws InterruptedException {
        HeapDisk disk = new HeapDisk();
        List<RunEvent> done;
        List<RunEvent> open;
        List<RunView> states;
        List<RunSummary> then;
        long early;
        try (AimOs os = open(disk)) {
            start(os, "done");
            early = os.status().tx();
            start(os, "open");
            os.plans().decide("done", "b", Decision.approve("olga"));
            done = events(os, "done");
            open = events(os, "open");
            states = states(os, "done");
            then = runs(os, AsOf.tx(early));
        }
        try (AimOs os = open(disk)) {
            assertThat(events(os, "done")).isEqualTo(done);
            assertThat(events(os, "open")).isEqualTo(open);
            assertThat(states(os, "done")).isEqualTo(states).hasSizeGreaterThan(3);
            assertThat(runs(os, AsOf.tx(early)))
                    .isEqualTo(then)
                    .extracting(RunSummary::run)
                    .containsExactly("done");
            assertThat(runs(os, AsOf.now())).extracting(RunSummary::run).containsExactly("open", "done");
            assertThat(os.plans().show("done").results()).isEqualTo(Json.Obj.EMPTY.with("n", Json.of(7)));
            assertThat(os.memory().verify().findings()).isEmpty();
        }
    }

    @Test
    void aPageOfEventsBeginsInTheMiddleOfATurn() throws InterruptedException {
        HeapDisk disk = new HeapDisk();
        try (AimOs os = open(disk)) {
            start(os, "open");
        }
        try (AimOs os = open(disk)) {
            List<RunEvent> all = events(os, "open");
            assertThat(all).hasSizeGreaterThan(4);
            for (int from = 0; from < all.size(); from++) {
                assertThat(os.plans().events("open", from, 2))
                        .isEqualTo(all.subList(from, Math.min(all.size(), from + 2)));
            }
            assertThat(os.plans().events("open", all.size(), 2)).isEmpty();
        }
    }

    @Test
    void aRunGoesOnAfterEveryOpening() throws InterruptedException {
        HeapDisk disk = new HeapDisk();
        try (AimOs os = open(disk)) {
            start(os, "run");
        }
        try (AimOs os = open(disk)) {
            os.plans().decide("run", "b", Decision.approve("olga"));
        }
        try (AimOs os = open(disk)) {
            assertThat(os.plans().show("run").summary().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(os.plans().replay("run").same()).isTrue();
        }
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    /** Closed and then altered by one byte, where the journal says a text. */
    private FaultyDisk altered(String text) throws InterruptedException {
        FaultyDisk disk = new FaultyDisk();
        try (AimOs os = open(disk)) {
            start(os, "run");
        }
        String journal = disk.list().stream()
                .filter(name -> name.endsWith(".aj"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = disk.bytes(journal);
        bytes[indexOf(bytes, text)] ^= 1;
        disk.put(journal, bytes);
        return disk;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"acl\":\"PLAN asks; record 0 (transaction 1)",
                "\"event\":\"started\"; record 1 (transaction 2)",
                "\"event\":\"returned\"; record 2 (transaction 3)",
            })
    void aByteOfATurnThatWasAlteredIsFoundWhereItIs(String text, String where) throws InterruptedException {
        FaultyDisk disk = altered(text);
        AimosException.Corrupt found = catchThrowableOfType(
                AimosException.Corrupt.class, () -> open(disk).close());
        assertThat(found).hasMessageContaining(where);
    }
}
