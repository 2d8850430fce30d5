package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.contract.TestClock;
import dev.aimos.core.journal.FaultyDisk;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import dev.aimos.memory.Scan;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store does when its disk fails it. */
final class FailingDiskTest {
    private final TestClock clock = new TestClock();
    private final Logger log = Logger.getLogger("dev.aimos.core");

    /** The failures are meant; what the log says of them would only be mistaken for news. */
    @BeforeEach
    void logNothing() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void logAgain() {
        log.setLevel(null);
    }

    private AimOs open(FaultyDisk disk) {
        return InMemoryAimOs.builder().clock(clock).disk(disk).open();
    }

    private static void put(AimOs os, String key, String text) {
        os.memory().put(AtomDraft.text(key, text));
    }

    @Test
    void afterAFailedSyncTheStoreReadsButTakesNoMoreWritesAndSaysWhy() {
        FaultyDisk disk = new FaultyDisk();
        AimOs os = open(disk);
        put(os, "safe", "acknowledged");
        disk.failSyncs(true);
        assertThatThrownBy(() -> put(os, "lost", "never acknowledged")).isInstanceOf(AimosException.Fault.class);
        disk.failSyncs(false);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> put(os, "later", "x"))
                    .isInstanceOfSatisfying(
                            AimosException.Fault.class,
                            e -> assertThat(e.code()).isEqualTo("store-failed"))
                    .hasMessageContaining("injected failure")
                    .satisfies(e -> assertThat(e.getMessage().split("mend the cause", -1))
                            .as("what to do is said once")
                            .hasSize(2));
        }
        assertThat(os.status().writable()).isFalse();
        assertThat(os.memory().get("safe")).isPresent();
        os.close();
        try (AimOs again = open(disk.crash(new SplittableRandom(1)))) {
            assertThat(again.memory().get("safe")).isPresent();
            put(again, "later", "writable again");
        }
    }

    @Test
    void aFullDiskLosesNothingAcknowledged() {
        FaultyDisk disk = new FaultyDisk();
        AimOs os = open(disk);
        disk.capacity(disk.used() + 20_000);
        int acknowledged = 0;
        try {
            for (; acknowledged < 1_000; acknowledged++) {
                put(os, "k" + acknowledged, "some text that takes room ".repeat(10));
            }
        } catch (AimosException.Fault e) {
            assertThat(e.code()).isEqualTo("store-failed");
        }
        assertThat(acknowledged).isBetween(10, 999);
        assertThat(os.memory().get("k0")).isPresent();
        os.close();
        disk.capacity(Long.MAX_VALUE);
        try (AimOs again = open(disk)) {
            for (int i = 0; i < acknowledged; i++) {
                assertThat(again.memory().get("k" + i)).as("k%d", i).isPresent();
            }
            assertThat(again.memory().verify().findings()).isEmpty();
            put(again, "more", "room again");
        }
    }

    /** The disk fails at each of its operations in turn, then the power goes; whatever was acknowledged must be there. */
    @Test
    void aFailureAtAnyOperationLosesNothingAcknowledgedAndNothingErasedComesBack() {
        boolean reached = true;
        for (int n = 0; reached; n++) {
            FaultyDisk disk = new FaultyDisk();
            Map<String, String> acknowledged = new TreeMap<>();
            AimOs os = open(disk);
            put(os, "first", "always there");
            disk.failFrom(n);
            reached = work(os, acknowledged);
            try {
                os.close();
            } catch (AimosException e) {
                assertThat(e).isInstanceOf(AimosException.Fault.class);
            }
            FaultyDisk after = disk.crash(new SplittableRandom(n));
            String what = "failed at operation " + n;
            try (AimOs again = open(after)) {
                Map<String, String> shown = new TreeMap<>();
                again.memory().stream(Scan.all()).forEach(atom -> shown.put(atom.key(), atom.text()));
                if (acknowledged.containsKey("erased")) {
                    assertThat(shown).as(what).doesNotContainKey("secret");
                }
                acknowledged.remove("erased");
                assertThat(shown).as(what).containsAllEntriesOf(acknowledged).containsKey("first");
                assertThat(shown.containsKey("batch1")).as(what).isEqualTo(shown.containsKey("batch2"));
                assertThat(again.memory().verify().findings()).as(what).isEmpty();
                put(again, "after", "writable");
            }
        }
    }

    /** Does a few things until one fails; says whether one did. */
    private boolean work(AimOs os, Map<String, String> acknowledged) {
        try {
            put(os, "one", "1");
            acknowledged.put("one", "1");
            put(os, "secret", "to be erased");
            acknowledged.put("secret", "to be erased");
            os.memory().putAll(List.of(AtomDraft.text("batch1", "b"), AtomDraft.text("batch2", "b")));
            acknowledged.put("batch1", "b");
            acknowledged.put("batch2", "b");
            os.memory().put(AtomDraft.bytes("large", "a/b", Content.bytes(new byte[150_000])));
            acknowledged.put("large", "");
            os.memory().snapshot("s");
            acknowledged.remove("secret");
            os.memory().erase(List.of("secret"));
            acknowledged.put("erased", "");
            put(os, "two", "2");
            acknowledged.put("two", "2");
            os.close();
            return false;
        } catch (AimosException.Fault e) {
            return true;
        }
    }
}
