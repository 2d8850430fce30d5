package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who tries to open a store that is open is told so, and does it no harm. */
final class SecondOpeningTest {
    @TempDir
    Path directory;

    @Test
    void aRefusedOpeningDoesNotDisturbAPutUnderWay() throws Exception {
        byte[] bytes = new byte[300_000];
        Content.Bytes content = () -> new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                assertThatThrownBy(() -> LuceneAimOs.open(directory)).isInstanceOf(AimosException.Busy.class);
            }
        };
        try (AimOs os = LuceneAimOs.open(directory)) {
            os.memory().put(AtomDraft.bytes("k", "a/b", content));
            Atom atom = os.memory().get("k").orElseThrow();
            assertThat(((Content.Bytes) atom.content()).readAll()).isEqualTo(bytes);
            assertThat(os.status().writable()).isTrue();
        }
    }
}
