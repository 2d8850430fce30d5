package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.contract.TestClock;
import dev.aimos.core.journal.FaultyDisk;
import dev.aimos.memory.AtomDraft;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log says of calls, and that a crash leaves of a call all or nothing. */
final class CallLogTest {
    private final TestClock clock = new TestClock();
    private final Logger calls = Logger.getLogger("dev.aimos.call");
    private final Logger core = Logger.getLogger("dev.aimos.core");
    private final List<String> lines = new ArrayList<>();
    private final Handler collecting = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        for (Logger logger : List.of(calls, core)) {
            collecting.setLevel(Level.ALL);
            logger.addHandler(collecting);
            logger.setUseParentHandlers(false);
        }
        calls.setLevel(Level.FINE);
    }

    @AfterEach
    void listenNoMore() {
        for (Logger logger : List.of(calls, core)) {
            logger.removeHandler(collecting);
            logger.setUseParentHandlers(true);
        }
        calls.setLevel(null);
    }

    private AimOs open(FaultyDisk disk) {
        return InMemoryAimOs.builder().clock(clock).disk(disk).open();
    }

    @Test
    void everyVerbIsALineWithTheIdTheOutcomeAndTheTime() {
        try (AimOs os = open(new FaultyDisk())) {
            AimOs view = os.withCorrelation("req 7\u2028\"");
            view.memory().put(AtomDraft.text("a", "1"));
            os.memory().get("a");
            assertThatThrownBy(() -> view.memory().retract("")).isInstanceOf(AimosException.class);
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("FINE verb=put correlation=\"req 7\\\\u2028\\\\\"\" outcome=ok micros=\\d+");
        assertThat(lines.get(1)).matches("FINE verb=get correlation=- outcome=ok micros=\\d+");
        assertThat(lines.get(2)).matches("FINE verb=retract correlation=.* outcome=key-[a-z-]+ micros=\\d+");
    }

    @Test
    void aLogThatIsOffHearsNothing() {
        calls.setLevel(Level.INFO);
        try (AimOs os = open(new FaultyDisk())) {
            os.withCorrelation("req-7").memory().put(AtomDraft.text("a", "1"));
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void anErrorWithinACallNamesTheCall() {
        calls.setLevel(Level.OFF);
        FaultyDisk disk = new FaultyDisk();
        AimOs os = open(disk);
        AimOs view = os.withCorrelation("req-7");
        disk.failSyncs(true);
        assertThatThrownBy(() -> view.memory().put(AtomDraft.text("a", "1"))).isInstanceOf(AimosException.Fault.class);
        disk.failSyncs(false);
        os.close();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("SEVERE").endsWith(" [correlation \"req-7\"]");
    }

    /** The disk fails at each of its operations in turn, then the power goes. */
    @Test
    void aCrashLeavesAWriteWithItsCallOrNeither() {
        calls.setLevel(Level.OFF);
        core.setLevel(Level.OFF);
        try {
            boolean reached = true;
            for (int n = 0; reached; n++) {
                FaultyDisk disk = new FaultyDisk();
                AimOs os = open(disk);
                disk.failFrom(n);
                int acknowledged = 0;
                try {
                    for (int i = 0; i < 6; i++) {
                        os.withCorrelation("req-" + i)
                                .memory()
                                .putAll(List.of(AtomDraft.text("a", "v" + i), AtomDraft.text("b" + i, "v")));
                        acknowledged++;
                    }
                    os.close();
                    reached = false;
                } catch (AimosException.Fault e) {
                    try {
                        os.close();
                    } catch (AimosException.Fault again) {
                        assertThat(again).isNotNull();
                    }
                }
                try (AimOs after = open(disk.crash(new SplittableRandom(n)))) {
                    List<TrailEntry> trail = after.trail()
                            .read(TrailQuery.all().order(TrailQuery.Order.OLDEST_FIRST))
                            .entries();
                    assertThat(trail.size()).isBetween(acknowledged, 6);
                    for (int i = 0; i < trail.size(); i++) {
                        assertThat(trail.get(i).correlation()).contains("req-" + i);
                        assertThat(trail.get(i).changes()).hasSize(2);
                    }
                    assertThat(after.memory().verify().findings()).isEmpty();
                }
            }
        } finally {
            core.setLevel(null);
        }
    }
}
