package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.CatalogReader.Found;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Micros;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every condition of a filter, alone and together, in scans and in searches. */
class FilterTest {
    @TempDir
    Path folder;

    private Driver driver;

    @BeforeEach
    void open() throws IOException {
        driver = Driver.in(folder);
    }

    @AfterEach
    void close() throws IOException {
        driver.close();
    }

    private void put(String key, Map<String, Double> tags, Json.Obj metadata, String... policies) throws IOException {
        driver.put(key, Driver.document("word", tags, metadata, policies));
    }

    private List<String> passing(Filter filter) throws IOException {
        List<String> keys = driver.scanNow(filter);
        assertThat(driver.searchNow("word", filter, 100)).isEqualTo(keys);
        try (CatalogReader reader = driver.reader()) {
            KeyScan scan = new KeyScan(((LuceneReader) reader).view(), filter, driver.now());
            assertThat(scan.walked(null, 100)).extracting(Found::key).isEqualTo(keys);
        }
        return keys;
    }

    @Test
    void tagsCountFromTheirLeastWeight() throws IOException {
        put("none", Map.of(), Json.Obj.EMPTY);
        put("zero", Map.of("a", 0.0), Json.Obj.EMPTY);
        put("half", Map.of("a", 0.5, "b", 1.0), Json.Obj.EMPTY);
        put("full", Map.of("a", 1.0), Json.Obj.EMPTY);
        put("longer", Map.of("ab", 1.0, "a\0", 1.0), Json.Obj.EMPTY);
        assertThat(passing(Filter.all().tag("a"))).containsExactly("full", "half", "zero");
        assertThat(passing(Filter.all().tag("a", 0.5))).containsExactly("full", "half");
        assertThat(passing(Filter.all().tag("a", Math.nextUp(0.5)))).containsExactly("full");
        assertThat(passing(Filter.all().tag("a").tag("b"))).containsExactly("half");
        assertThat(passing(Filter.all().tag("a\0"))).containsExactly("longer");
    }

    @Test
    void metadataIsFoundByNameAndByPointer() throws IOException {
        put("a", Map.of(), (Json.Obj) Json.from(Map.of(
                "n", 1, "s", "x", "deep", Map.of("a/b", Map.of("~", true)), "list", List.of("p", 2, List.of(3)))));
        put("b", Map.of(), (Json.Obj) Json.from(Map.of("n", "1", "s", "y".repeat(5_000))));
        assertThat(passing(Filter.all().metadata("n", 1))).containsExactly("a");
        assertThat(passing(Filter.all().metadata("/n", 1.0))).containsExactly("a");
        assertThat(passing(Filter.all().metadata("n", "1"))).containsExactly("b");
        assertThat(passing(Filter.all().metadata("s", "y".repeat(5_000)))).containsExactly("b");
        assertThat(passing(Filter.all().metadata("s", "y".repeat(4_999)))).isEmpty();
        assertThat(passing(Filter.all().metadata("/deep/a~1b/~0", true))).containsExactly("a");
        assertThat(passing(Filter.all().metadata("/deep/a~1b/~0", false))).isEmpty();
        assertThat(passing(Filter.all().metadata("list", "p"))).containsExactly("a");
        assertThat(passing(Filter.all().metadata("/list", 2))).containsExactly("a");
        assertThat(passing(Filter.all().metadata("/list/1", 2))).containsExactly("a");
        assertThat(passing(Filter.all().metadata("list", 3))).isEmpty();
        assertThat(passing(Filter.all().metadata("n", 1).metadata("s", "x"))).containsExactly("a");
    }

    @Test
    void modalitiesPoliciesAndKeysAreConditionsToo() throws IOException {
        put("a1", Map.of(), Json.Obj.EMPTY, "pii");
        put("a2", Map.of(), Json.Obj.EMPTY, "pii", "legal");
        put("b1", Map.of(), Json.Obj.EMPTY);
        driver.put(
                "b2",
                new Document(
                        "",
                        Driver.segments("word"),
                        Modality.CODE,
                        Map.of(),
                        Json.Obj.EMPTY,
                        Collections.emptySortedSet()));
        assertThat(passing(Filter.all().modality(Modality.CODE))).containsExactly("b2");
        assertThat(passing(Filter.all().modality(Modality.CODE).modality(Modality.TEXT)))
                .hasSize(4);
        assertThat(passing(Filter.all().withoutPolicy("legal"))).containsExactly("a1", "b1", "b2");
        assertThat(passing(Filter.all().withoutPolicy("legal").withoutPolicy("pii")))
                .containsExactly("b1", "b2");
        assertThat(passing(Filter.all().keyPrefix("a"))).containsExactly("a1", "a2");
        assertThat(passing(Filter.all().keyPrefix("b1"))).containsExactly("b1");
        assertThat(passing(Filter.all().keyPrefix("c"))).isEmpty();
    }

    @Test
    void recordedTimeIsHalfOpenToTheNanosecond() throws IOException {
        for (int i = 1; i <= 3; i++) {
            driver.put("at" + i, "word");
        }
        assertThat(passing(Filter.all().recorded(Micros.toInstant(10), Micros.toInstant(30))))
                .containsExactly("at1", "at2");
        assertThat(passing(Filter.all()
                        .recorded(
                                Micros.toInstant(10).plusNanos(1),
                                Micros.toInstant(30).plusNanos(1))))
                .containsExactly("at2", "at3");
        assertThat(passing(Filter.all().recorded(java.time.Instant.MIN, Micros.toInstant(20))))
                .containsExactly("at1");
    }

    @Test
    void whatIsSupersededPassesNoFilter() throws IOException {
        put("a", Map.of("t", 1.0), Json.Obj.EMPTY);
        put("a", Map.of(), Json.Obj.EMPTY);
        assertThat(passing(Filter.all().tag("t"))).isEmpty();
    }
}
