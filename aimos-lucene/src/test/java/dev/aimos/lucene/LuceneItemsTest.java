package dev.aimos.lucene;

import static dev.aimos.core.engine.ItemStore.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Durability;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.core.engine.EngineOptions;
import dev.aimos.core.engine.ItemStore;
import dev.aimos.core.engine.ItemsContract;
import dev.aimos.core.engine.StoreLayout;
import dev.aimos.core.engine.Telemetry;
import dev.aimos.core.engine.VectorOptions;
import dev.aimos.core.journal.FileDisk;
import dev.aimos.lucene.catalog.LuceneCatalogs;
import dev.aimos.lucene.catalog.LuceneRegisters;
import dev.aimos.text.UnicodeWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneItemsTest extends ItemsContract {
    @TempDir
    Path store;

    @Override
    protected EngineOptions options() throws IOException {
        return new EngineOptions(
                store.toString(),
                new FileDisk(StoreLayout.journal(store)),
                LuceneCatalogs.in(StoreLayout.index(store), new UnicodeWords()),
                LuceneRegisters.in(StoreLayout.register(store)),
                clock,
                Limits.DEFAULT,
                Durability.SYNCED,
                1 << 20,
                new UnicodeWords(),
                VectorOptions.none(),
                Telemetry.NONE,
                null,
                Progress.NONE,
                null);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    protected List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (Path path : filesIn(store)) {
            files.add(Files.readAllBytes(path));
        }
        return files;
    }

    private void write() throws IOException {
        try (ItemStore os = open()) {
            os.put("k", "an atom");
            os.write(item("a", "1", "t"), item("b", "2", "t"));
            os.put("l", "an atom");
        }
    }

    private void isWhole(long registerFrom) throws Exception {
        try (ItemStore os = open()) {
            assertThat(os.registerFrom()).isEqualTo(registerFrom);
            assertThat(os.find("t", -1)).containsExactly("a=1", "b=2");
            assertThat(os.counts()).containsExactly(2L, 2L, 2L, 2L);
            assertThat(os.verify()).isEmpty();
        }
        try (ItemStore os = open()) {
            assertThat(os.registerFrom()).isEqualTo(os.size());
        }
    }

    @Test
    void aMissingRegisterIsMadeAnew() throws Exception {
        write();
        isWhole(4);
        IOUtils.rm(StoreLayout.register(store));
        isWhole(0);
    }

    @Test
    void aMissingIndexIsMadeAnewBesideTheRegister() throws Exception {
        write();
        IOUtils.rm(StoreLayout.index(store));
        isWhole(4);
    }

    @Test
    void aDamagedRegisterIsMadeAnew() throws Exception {
        write();
        for (Path file : filesIn(StoreLayout.register(store))) {
            if (String.valueOf(file.getFileName()).startsWith("segments")) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        isWhole(0);
    }

    @Test
    void aRegisterAheadOfTheJournalIsMadeAnew() throws Exception {
        write();
        Path journal = store.resolveSibling("journal-before");
        copy(StoreLayout.journal(store), journal);
        try (ItemStore os = open()) {
            os.write(item("c", "3", "t"));
        }
        IOUtils.rm(StoreLayout.journal(store));
        copy(journal, StoreLayout.journal(store));
        IOUtils.rm(journal);
        isWhole(0);
    }

    /** A crash after the decision, before the register let go. */
    @Test
    void aRegisterThatHoldsErasedRecordsIsMadeAnew() throws Exception {
        write();
        Path register = store.resolveSibling("register-before");
        copy(StoreLayout.register(store), register);
        try (ItemStore os = open()) {
            os.write(item("secret", "s", "t"));
        }
        try (ItemStore os = open()) {
            os.erase(List.of(), List.of("secret"));
        }
        IOUtils.rm(StoreLayout.register(store));
        copy(register, StoreLayout.register(store));
        IOUtils.rm(register);
        isWhole(0);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
