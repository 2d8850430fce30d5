package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Moment;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is erased has left the index and its files. */
class ErasureTest {
    private static final List<String> SECRETS =
            List.of("secretkey", "secretword", "secrettag", "secretname", "secretvalue", "secretpolicy");

    @TempDir
    Path folder;

    @Test
    void erasingLeavesNoByteInAnyFile() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            fill(driver);
            assertThat(found()).containsAll(SECRETS);
            CatalogReader older = driver.reader();
            erase(driver);
            assertThat(older.entries("secretkey")).hasSize(2);
            older.close();
            assertThat(driver.searchNow("secretword")).isEmpty();
            assertThat(driver.searchNow("common")).hasSize(5);
            assertThat(driver.catalog().visibleNow("secretkey", driver.at())).isEmpty();
            assertThat(driver.catalog().timeline("secretkey").showsAnything()).isFalse();
            driver.checkpoint();
            assertThat(found()).isEmpty();
        }
        assertThat(found()).isEmpty();
    }

    @Test
    void erasedAtomsNoLongerCountInStatisticsOfAnyMoment() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            fill(driver);
            erase(driver);
            driver.records.removeIf(rec -> rec.key().equals("secretkey"));
            Expected expected = new Expected(driver.records);
            try (CatalogReader reader = driver.reader()) {
                for (long tx = 1; tx <= driver.tx(); tx++) {
                    Moment moment = new Moment(tx, 10 * tx);
                    List<Driver.Scored> all = expected.search("common number2", moment);
                    List<Driver.Scored> found = Driver.search(reader, "common number2", Filter.all(), moment, 10);
                    assertThat(found).hasSameSizeAs(all);
                    for (int i = 0; i < all.size(); i++) {
                        assertThat(found.get(i).score())
                                .isCloseTo(all.get(i).score(), org.assertj.core.api.Assertions.within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void anErasedKeyCanBePutAgain() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            fill(driver);
            erase(driver);
            driver.checkpoint();
            driver.records.removeIf(rec -> rec.key().equals("secretkey"));
            driver.put("secretkey", "innocent").checkpoint();
            driver.reopen();
            assertThat(driver.searchNow("innocent")).containsExactly("secretkey");
            try (CatalogReader reader = driver.reader()) {
                assertThat(reader.entries("secretkey")).hasSize(1);
            }
        }
    }

    @Test
    void anIndexLeftBetweenErasingAndTheNextCheckpointIsComputedAnew() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            fill(driver);
            erase(driver);
            driver.catalog().close();
            driver.use(driver.source().open());
            assertThat(driver.catalog().nextSeq()).isZero();
        }
    }

    private static void fill(Driver driver) throws IOException {
        for (int i = 0; i < 3; i++) {
            driver.put("key" + i, "common number" + i).reader().close();
        }
        for (int i = 0; i < 2; i++) {
            Json.Obj metadata = Json.Obj.EMPTY.with("secretname", Json.of("secretvalue"));
            driver.put(
                    "secretkey",
                    Driver.document("common secretword " + i, Map.of("secrettag", 1.0), metadata, "secretpolicy"));
            driver.reader().close();
        }
        for (int i = 3; i < 5; i++) {
            driver.put("key" + i, "common number" + i).reader().close();
        }
        driver.checkpoint();
    }

    private static void erase(Driver driver) throws IOException {
        List<Long> seqs = driver.records.stream()
                .filter(rec -> rec.key().equals("secretkey"))
                .map(rec -> rec.entry().seq())
                .toList();
        driver.catalog().erase(List.of("secretkey"), seqs);
    }

    /** Which secrets the bytes of the files hold. */
    private List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                SECRETS.stream().filter(bytes::contains).forEach(found::add);
            }
        }
        return found;
    }
}
