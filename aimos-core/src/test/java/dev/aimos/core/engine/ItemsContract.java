package dev.aimos.core.engine;

import static dev.aimos.core.engine.ItemStore.item;
import static dev.aimos.core.engine.ItemStore.retraction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.contract.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Items through the engine: what becomes of them when a store is closed, falls, is rebuilt, or is told to forget. */
public abstract class ItemsContract {
    protected final TestClock clock = new TestClock();

    /** Options of a store that outlives its openings, as far as the backend can. */
    protected abstract EngineOptions options() throws IOException;

    /** All bytes of all its files. */
    protected abstract List<byte[]> files() throws IOException;

    protected final ItemStore open() throws IOException {
        return new ItemStore(options());
    }

    private boolean onDisk(String text) throws IOException {
        return files().stream().anyMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains(text));
    }

    /** Five transactions, of which the second and the fourth have no items. */
    private void history(ItemStore store) {
        store.write(item("claim:1", "one", "s:a"), item("claim:2", "two", "s:a"));
        clock.nextDay();
        store.put("k", "an atom");
        clock.nextDay();
        store.write(item("claim:1", "uno", "s:a"), retraction("claim:2"), item("claim:3", "three", "s:c"));
        clock.nextDay();
        store.put("k", "another");
        clock.nextDay();
        store.write(item("claim:4", "four", "s:a"));
    }

    private void hasHistory(ItemStore store) throws Exception {
        assertThat(store.find("s:a", 1)).containsExactly("claim:1=one", "claim:2=two");
        assertThat(store.find("s:a", 2)).containsExactly("claim:1=one", "claim:2=two");
        assertThat(store.find("s:a", 3)).containsExactly("claim:1=uno");
        assertThat(store.find("s:a", -1)).containsExactly("claim:1=uno", "claim:4=four");
        assertThat(store.counts()).containsExactly(1L, 2L, 4L, 5L);
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void itemsAreFoundAsOfAnyTransaction() throws Exception {
        try (ItemStore store = open()) {
            history(store);
            hasHistory(store);
            assertThat(store.find("s:a", 0)).isEmpty();
        }
    }

    @Test
    void relationsThatAnOlderVersionDidNotCountAreCountedAtTheOpening() throws Exception {
        try (ItemStore store = open()) {
            store.write(item("a", "1", "t"), item("b", "2", "t"), item("c", "3", "t"), item("d", "4", "t"));
            store.write(retraction("b"));
            store.erase(List.of(), List.of("c"));
            assertThat(store.relations()).isEqualTo(2);
        }
        ItemStore store = open();
        store.checkpointRegisterWithoutRelations();
        store.write(item("e", "5", "t"));
        store.crash();
        try (ItemStore reopened = open()) {
            assertThat(reopened.relations()).as("what was replayed included").isEqualTo(3);
            reopened.write(item("f", "6", "t"));
            assertThat(reopened.relations()).isEqualTo(4);
        }
        try (ItemStore saved = open()) {
            assertThat(saved.relations()).isEqualTo(4);
        }
    }

    @Test
    void transactionsWithoutItemsDoNotWakeTheRegister() throws Exception {
        try (ItemStore store = open()) {
            history(store);
            for (int i = 0; i < 5; i++) {
                store.put("k" + i, "an atom");
            }
            assertThat(store.find("s:a", -1)).hasSize(2);
            assertThat(store.registerTx()).isEqualTo(5);
            store.checkpoint();
            assertThat(store.registerTx())
                    .as("so that it need not be looked at again")
                    .isEqualTo(10);
            assertThat(store.find("s:a", -1)).hasSize(2);
            assertThat(store.verify()).isEmpty();
        }
    }

    @Test
    void aStoreThatWasClosedKnowsItsItems() throws Exception {
        try (ItemStore store = open()) {
            history(store);
        }
        try (ItemStore store = open()) {
            hasHistory(store);
        }
    }

    @Test
    void aStoreThatFellKnowsItsItems() throws Exception {
        ItemStore store = open();
        store.write(item("claim:0", "zero", "s:z"));
        store.checkpoint();
        store.write(retraction("claim:0"));
        store.crash();
        try (ItemStore again = open()) {
            assertThat(again.find("s:z", 1)).containsExactly("claim:0=zero");
            assertThat(again.find("s:z", -1)).isEmpty();
            assertThat(again.counts()).containsExactly(0L, 0L, 0L, 1L);
            assertThat(again.verify()).isEmpty();
        }
    }

    @Test
    void aFallBetweenTheTwoCheckpointsLosesNothing() throws Exception {
        ItemStore store = open();
        history(store);
        store.checkpointCatalogOnly();
        store.crash();
        try (ItemStore again = open()) {
            hasHistory(again);
        }
    }

    @Test
    void aRebuiltStoreIsTheSame() throws Exception {
        try (ItemStore store = open()) {
            history(store);
            store.rebuild();
            hasHistory(store);
            clock.nextDay();
            store.write(item("claim:5", "five", "s:a"));
            assertThat(store.find("s:a", -1)).containsExactly("claim:1=uno", "claim:4=four", "claim:5=five");
        }
        try (ItemStore store = open()) {
            assertThat(store.find("s:a", -1)).hasSize(3);
            assertThat(store.verify()).isEmpty();
        }
    }

    @Test
    void erasedItemsLeaveNoBytes() throws Exception {
        try (ItemStore store = open()) {
            store.write(item("secret-id", "secret-text", "t"), item("kept", "kept-text", "t"));
            store.put("k", "kept-atom");
            store.put("secret-key", "secret-atom");
            store.checkpoint();
            assertThat(store.erase(List.of("secret-key"), List.of("secret-id")).seqs())
                    .containsExactly(0L, 3L);
            assertThat(store.find("t", -1)).containsExactly("kept=kept-text");
            assertThat(store.find("t", 1)).containsExactly("kept=kept-text");
            assertThat(store.counts()).containsExactly(1L, 1L, 1L, 1L);
            assertThat(onDisk("secret")).isFalse();
            assertThat(store.verify()).isEmpty();
        }
        try (ItemStore store = open()) {
            assertThat(store.find("t", -1)).containsExactly("kept=kept-text");
            assertThat(store.verify()).isEmpty();
            store.rebuild();
            assertThat(store.find("t", -1)).containsExactly("kept=kept-text");
            assertThat(store.counts()).containsExactly(1L, 1L, 1L, 1L);
        }
    }

    @Test
    void erasingItemsAloneLeavesAtomsAlone() throws Exception {
        ItemStore store = open();
        store.write(item("a", "secret", "t"));
        store.put("k", "kept");
        store.erase(List.of(), List.of("a", "unknown"));
        assertThat(store.erase(List.of(), List.of("a")).seqs()).isEmpty();
        store.crash();
        try (ItemStore again = open()) {
            assertThat(again.find("t", -1)).isEmpty();
            assertThat(again.counts()).containsExactly(1L, 1L, 0L, 0L);
            assertThat(onDisk("secret")).isFalse();
            assertThat(again.verify()).isEmpty();
        }
    }
}
