package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.index.Analyzer;
import dev.aimos.lucene.LuceneTerms;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Verification.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the model test cannot show: files, reopening, large transactions, checks. */
class LuceneCatalogTest {
    @TempDir
    Path folder;

    @Test
    void aReaderSeesEveryCompleteTransactionAndKeepsSeeingWhatItSaw() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first");
            try (CatalogReader before = driver.reader()) {
                driver.put("a", "second");
                assertThat(driver.searchNow("second")).containsExactly("a");
                assertThat(driver.searchNow("first")).isEmpty();
                assertThat(Driver.search(before, "first", Filter.all(), new Moment(1, 10), 10))
                        .extracting(Driver.Scored::key)
                        .containsExactly("a");
            }
        }
    }

    @Test
    void aReaderIsSharedWhileNothingChanges() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first");
            try (LuceneReader one = (LuceneReader) driver.reader();
                    LuceneReader other = (LuceneReader) driver.reader()) {
                assertThat(one.view()).isSameAs(other.view());
            }
        }
    }

    @Test
    void aTransactionLargerThanMemoryIsSeenWholeOrNotAtAll() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("before", "word");
            driver.begin();
            for (int i = 0; i < 20_000; i++) {
                driver.add("key" + i, Driver.text("word"), driver.at(), Micros.FOREVER);
            }
            Moment before = new Moment(driver.tx() - 1, 10);
            try (CatalogReader reader = driver.reader()) {
                assertThat(reader.tx()).isEqualTo(1);
                assertThat(Driver.search(reader, "word", Filter.all(), before, 10))
                        .hasSize(1);
            }
            driver.end();
            try (CatalogReader reader = driver.reader()) {
                assertThat(reader.scan(Filter.all(), driver.now(), null, 30_000))
                        .hasSize(20_001);
                assertThat(Driver.search(reader, "word", Filter.all(), before, 10))
                        .hasSize(1);
            }
        }
    }

    @Test
    void manyCutsAreWrittenTogetherAndNoneIsLost() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            for (int round = 0; round < 3; round++) {
                driver.begin();
                for (int i = 0; i < 1_500; i++) {
                    driver.add("key" + i, Driver.text("word" + round), driver.at(), Micros.FOREVER);
                }
                driver.end().reader().close();
            }
            try (CatalogReader reader = driver.reader()) {
                for (int round = 0; round < 3; round++) {
                    Moment then = new Moment(round + 1, 10L * (round + 1));
                    assertThat(reader.scan(Filter.all(), then, null, 2_000)).hasSize(1_500);
                    assertThat(Driver.search(reader, "word" + round, Filter.all(), then, 2_000))
                            .hasSize(1_500);
                    assertThat(Driver.search(reader, "word" + round, Filter.all(), driver.now(), 2_000))
                            .hasSize(round == 2 ? 1_500 : 0);
                }
            }
        }
    }

    @Test
    void thousandsOfAtomsEndWhenTheirTimeComes() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.begin();
            for (int i = 0; i < 6_000; i++) {
                driver.add("key" + i, Driver.text("word"), driver.at(), driver.at() + 100 + i);
            }
            driver.end();
            try (CatalogReader reader = driver.reader()) {
                for (int passed : new int[] {0, 1, 2_500, 5_999, 6_000}) {
                    Moment moment = new Moment(driver.tx(), driver.at() + 99 + passed);
                    assertThat(Driver.search(reader, "word", Filter.all(), moment, 10_000))
                            .hasSize(6_000 - passed);
                    assertThat(reader.scan(Filter.all(), moment, null, 10_000)).hasSize(6_000 - passed);
                }
            }
        }
    }

    @Test
    void aCorrectionOfThePastReachesWhatThePresentNoLongerShows() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first").put("a", "second").checkpoint();
            driver.reader().close();
            driver.begin().retract("a", Micros.BEGINNING, 15).end().checkpoint();
            try (CatalogReader reader = driver.reader()) {
                assertThat(reader.visible("a", new Moment(2, 12))).isNotNull();
                assertThat(reader.visible("a", new Moment(3, 12))).isNull();
                assertThat(reader.visible("a", new Moment(3, 30))).isNotNull();
            }
        }
    }

    @Test
    void whatWasNotCheckpointedIsGoneAfterReopening() throws IOException {
        LuceneCatalogs source = LuceneCatalogs.in(folder, LuceneTerms.INSTANCE);
        Driver driver = new Driver(source);
        driver.put("a", "first").checkpoint();
        driver.put("b", "second");
        driver.reader().close();
        driver.catalog().close();
        try (Catalog catalog = source.open()) {
            assertThat(catalog.nextSeq()).isEqualTo(1);
            assertThat(catalog.savedState()).containsExactly(Map.entry("seq", "1"));
            assertThat(catalog.appliedTx()).isEqualTo(1);
            assertThat(catalog.visibleNow("a", 100)).isPresent();
            assertThat(catalog.visibleNow("b", 100)).isEmpty();
        }
    }

    @Test
    void aDamagedIndexIsReplacedByAFreshOne() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first").checkpoint();
            driver.catalog().close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.getFileName().toString().startsWith("segments_")) {
                        Files.write(file, new byte[10]);
                    }
                }
            }
            driver.use(driver.source().open());
            assertThat(driver.catalog().nextSeq()).isZero();
            driver.replay(driver.catalog());
            assertThat(driver.searchNow("first")).containsExactly("a");
            try (Stream<Path> children = Files.list(folder)) {
                assertThat(children).hasSize(2);
            }
        }
    }

    @Test
    void anIndexOfAnotherAnalyzerIsReplacedByAFreshOne() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first").checkpoint();
        }
        Analyzer letters = new Analyzer() {
            @Override
            public String id() {
                return "letters";
            }

            @Override
            public List<String> terms(String text) {
                return List.of(text.split(""));
            }
        };
        try (Driver driver = new Driver(LuceneCatalogs.in(folder, letters))) {
            assertThat(driver.catalog().nextSeq()).isZero();
            driver.put("b", "xyz");
            assertThat(driver.searchNow("y")).containsExactly("b");
        }
    }

    @Test
    void aFreshCatalogTakesOverWhenItIsAdopted() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first").put("a", "second").put("b", "third").checkpoint();
            Catalog old = driver.catalog();
            Catalog fresh = driver.source().fresh();
            driver.replay(fresh);
            fresh.checkpoint(Map.of());
            driver.source().adopt(fresh);
            old.close();
            driver.source().discard(old);
            driver.use(fresh);
            assertThat(driver.searchNow("second")).containsExactly("a");
            driver.reopen();
            assertThat(driver.catalog().nextSeq()).isEqualTo(3);
            assertThat(driver.searchNow("third")).containsExactly("b");
        }
    }

    @Test
    void equalScoresAreOrderedByKeyHoweverFewAreAskedFor() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            for (int i = 0; i < 600; i++) {
                driver.put("key" + (i * 7) % 600, "same words");
                if (i % 100 == 0) {
                    driver.reader().close();
                }
            }
            List<String> sorted = Stream.iterate(0, i -> i + 1)
                    .limit(600)
                    .map(i -> "key" + i)
                    .sorted()
                    .toList();
            for (int limit : new int[] {1, 3, 10, 599}) {
                assertThat(driver.searchNow("same words", Filter.all(), limit)).isEqualTo(sorted.subList(0, limit));
            }
        }
    }

    @Test
    void asManyTermsAsLuceneAllowsGoTogetherWithAFilterAndAPastMoment() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < 1_024; i++) {
                words.append("word").append(i).append(' ');
            }
            driver.put("a", words.toString()).put("a", "word1").put("b", words.toString());
            try (CatalogReader reader = driver.reader()) {
                Filter filter = Filter.all().keyPrefix("a").withoutPolicy("pii");
                assertThat(Driver.search(reader, words.toString(), filter, new Moment(1, 10), 10))
                        .hasSize(1);
                assertThat(Driver.search(reader, words.toString(), filter, driver.now(), 10))
                        .hasSize(1);
            }
        }
    }

    @Test
    void noTermsFindNothing() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            assertThat(driver.searchNow("anything")).isEmpty();
            driver.put("a", "...").put("b", "word");
            assertThat(driver.searchNow("")).isEmpty();
            assertThat(driver.searchNow("...")).isEmpty();
        }
    }

    @Test
    void visibleNowTellsRetractionsFromNothing() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first")
                    .begin()
                    .retract("a", driver.at(), Micros.FOREVER)
                    .end()
                    .checkpoint();
            driver.reopen();
            assertThat(driver.catalog().visibleNow("a", 100))
                    .map(Entry::present)
                    .hasValue(false);
            assertThat(driver.catalog().visibleNow("a", 12)).map(Entry::present).hasValue(true);
            assertThat(driver.catalog().visibleNow("a", 5)).isEmpty();
            assertThat(driver.catalog().visibleNow("b", 100)).isEmpty();
        }
    }

    @Test
    void moreKeysThanAreRememberedKeepTheirTimelines() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 70_000; i++) {
                    driver.put("key" + i, "word" + round);
                }
            }
            assertThat(driver.catalog().visibleNow("key3", driver.at()))
                    .map(Entry::seq)
                    .hasValue(70_003L);
            try (CatalogReader reader = driver.reader()) {
                assertThat(Driver.search(reader, "word0", Filter.all(), driver.now(), 10))
                        .isEmpty();
                assertThat(reader.entries("key69999")).extracting(Entry::seq).containsExactly(69_999L, 139_999L);
            }
        }
    }

    @Test
    void verifyComparesTheIndexWithTheJournal() throws IOException {
        try (Driver driver = Driver.in(folder)) {
            driver.put("a", "first").put("b", "second").put("c", "third");
            Catalog catalog = driver.catalog();
            assertThat(catalog.verify(seq -> seq < 3, 3, 3, Progress.NONE)).isEmpty();
            assertThat(catalog.verify(seq -> seq < 2, 2, 2, Progress.NONE)).isEmpty();
            assertThat(catalog.verify(seq -> seq != 1, 2, 3, Progress.NONE))
                    .extracting(Finding::code)
                    .containsExactly("index-extra");
            assertThat(catalog.verify(seq -> seq < 4, 4, 3, Progress.NONE))
                    .extracting(Finding::code)
                    .containsExactly("index-incomplete");
        }
    }

    @Test
    void aClosedCatalogSaysSo() throws IOException {
        Driver driver = Driver.in(folder);
        driver.put("a", "first");
        driver.close();
        assertThatThrownBy(() -> driver.put("b", "second")).hasMessageContaining("closed");
        assertThatThrownBy(driver::reader).hasMessageContaining("closed");
        driver.catalog().close();
    }
}
