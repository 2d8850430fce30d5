package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Progress;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that has been interrupted, as those of an executor that shuts down are, can use and close a store. */
final class InterruptionTest {
    @TempDir
    Path directory;

    @BeforeEach
    void interrupt() {
        Thread.currentThread().interrupt();
    }

    /** Also clears the flag, for whatever runs on this thread next. */
    @AfterEach
    void theInterruptionIsNotForgotten() {
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptedThreadOpensAndClosesAStoreAgainAndAgain() {
        for (int i = 0; i < 3; i++) {
            try (AimOs os = LuceneAimOs.open(directory)) {
                os.memory().put(AtomDraft.text("k" + i, "words"));
                assertThat(os.index().search(Query.of("words")).list()).hasSize(i + 1);
            }
        }
    }

    @Test
    void anInterruptedThreadMayUseEveryVerb() {
        try (AimOs os = LuceneAimOs.open(directory.resolve("store"))) {
            os.memory().put(AtomDraft.text("k", "words"));
            os.memory().put(AtomDraft.bytes("large", "a/b", Content.bytes(new byte[3_000_000])));
            os.memory().retract("k");
            os.memory().snapshot("s");
            os.index().rebuild();
            assertThat(os.memory().history("k")).hasSize(2);
            assertThat(os.memory().diff(AsOf.tx(0), AsOf.now()).changes()).hasSize(1);
            os.memory().erase(List.of("k"));
            assertThat(os.memory().verify().findings()).isEmpty();
            os.memory().backup(directory.resolve("backup"), Progress.NONE);
            assertThat(os.memory().get("large")).isPresent();
        }
        LuceneAimOs.restore(directory.resolve("backup"), directory.resolve("restored"), Progress.NONE);
        try (AimOs os = LuceneAimOs.open(directory.resolve("restored"))) {
            assertThat(os.memory().get("large")).isPresent();
        }
    }
}
