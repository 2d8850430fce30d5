package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.lucene.LuceneTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens behind the writer's back is not forgotten. */
class FailureTest {
    @TempDir
    Path folder;

    private final AtomicBoolean full = new AtomicBoolean();

    private Driver driver() throws IOException {
        return new Driver(new LuceneCatalogs(
                folder, new NodeDocuments(LuceneTerms.INSTANCE), path -> new FilterDirectory(new NIOFSDirectory(path)) {
                    @Override
                    public IndexOutput createOutput(String name, IOContext context) throws IOException {
                        if (full.get()) {
                            throw new IOException("no space left");
                        }
                        return super.createOutput(name, context);
                    }
                }));
    }

    @Test
    void theFirstFailureIsThrownFromEveryLaterCall() throws IOException {
        Driver driver = driver();
        driver.put("a", "first").checkpoint();
        full.set(true);
        driver.put("b", "second");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(driver::reader).isInstanceOf(IOException.class).hasMessageContaining("no space left");
            assertThatThrownBy(driver::end).hasMessageContaining("no space left");
            assertThatThrownBy(() -> driver.catalog().timeline("c")).hasMessageContaining("no space left");
            assertThatThrownBy(() -> driver.catalog().visibleNow("a", 10)).hasMessageContaining("no space left");
            assertThatThrownBy(driver::checkpoint).hasMessageContaining("no space left");
        }
        full.set(false);
        driver.catalog().close();
        driver.use(driver.source().open());
        assertThat(driver.catalog().nextSeq()).isEqualTo(1);
        driver.close();
    }

    @Test
    void interruptingAReaderDoesNotHarmTheIndex() throws IOException {
        try (Driver driver = driver()) {
            for (int i = 0; i < 20; i++) {
                driver.put("key" + i, "word");
                Thread.currentThread().interrupt();
                driver.reader().close();
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(driver.searchNow("word")).hasSize(10);
        }
    }
}
