package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.catalog.Catalog;
import dev.aimos.lucene.LuceneTerms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in memory of the keys looked at. */
final class RecentKeysTest {
    @TempDir
    Path directory;

    /** As when everything is put again and nothing has changed. */
    @Test
    void keysThatAreLookedAtAndNotChangedAreNotAllKept() throws IOException {
        try (LuceneCatalogs catalogs = LuceneCatalogs.in(directory, LuceneTerms.INSTANCE);
                Catalog catalog = catalogs.open()) {
            for (int i = 0; i < 300_000; i++) {
                catalog.timeline("k" + i);
            }
            catalog.checkpoint(Map.of());
            assertThat(((LuceneCatalog) catalog).recentKeys()).isLessThan(100_000);
        }
    }
}
