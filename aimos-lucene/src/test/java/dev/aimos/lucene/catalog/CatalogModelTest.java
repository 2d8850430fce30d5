package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.CatalogReader.Found;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Utf8Order;
import dev.aimos.memory.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.lucene.util.IOUtils;

/** Any sequence of puts, overlays and retractions shows, at every moment, what the definitions say. */
class CatalogModelTest {
    private static final String[] KEYS = {"a", "ab", "b", "\uE000", "\uD83D\uDE00", "z"};
    private static final String[] WORDS = {"sun", "moon", "star", "tide", "rain"};
    private static final int END = 400;

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void everyMomentShowsWhatTheDefinitionsSay(@ForAll long seed) throws IOException {
        Path folder = Files.createTempDirectory("aimos-catalog");
        try (Driver driver = Driver.in(folder)) {
            Random random = new Random(seed);
            for (int step = 0, steps = 5 + random.nextInt(35); step < steps; step++) {
                step(driver, random);
                if (random.nextInt(3) == 0) {
                    compare(driver, random);
                }
            }
            compare(driver, random);
            driver.reopen();
            compare(driver, random);
        } finally {
            IOUtils.rm(folder);
        }
    }

    private static void step(Driver driver, Random random) throws IOException {
        driver.begin(driver.at() + random.nextInt(20));
        for (int change = 0, changes = 1 + random.nextInt(3); change < changes; change++) {
            String key = KEYS[random.nextInt(KEYS.length)];
            long from =
                    random.nextInt(3) > 0 ? driver.at() : random.nextInt(6) == 0 ? Micros.BEGINNING : instant(random);
            long to = random.nextInt(3) > 0 ? Micros.FOREVER : instant(random);
            if (from >= to) {
                to = Micros.FOREVER;
            }
            if (random.nextInt(5) == 0) {
                driver.retract(key, from, to);
            } else {
                driver.add(key, Driver.text(text(random)), from, to);
            }
        }
        driver.end();
        switch (random.nextInt(8)) {
            case 0 -> driver.checkpoint();
            case 1 -> driver.reopen();
            case 2, 3 -> driver.reader().close();
            default -> {}
        }
    }

    private static long instant(Random random) {
        return 5L * random.nextInt(END / 5);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int word = random.nextInt(7); word > 0; word--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString();
    }

    private static void compare(Driver driver, Random random) throws IOException {
        Expected expected = new Expected(driver.records);
        try (CatalogReader reader = driver.reader()) {
            assertThat(reader.tx()).isEqualTo(driver.tx());
            Moment before = new Moment(random.nextLong(driver.tx() + 1), instant(random));
            for (int i = 0; i < 12; i++) {
                long validAt = i < 4 ? driver.at() + 7L * i : instant(random);
                long tx = i < 6 ? driver.tx() : random.nextLong(driver.tx() + 1);
                Moment moment = new Moment(tx, validAt);
                compareKeys(expected, reader, moment);
                compareSearch(expected, reader, moment, text(random) + "unknown".repeat(random.nextInt(2)));
                assertThat(reader.touched(before, moment)).containsAll(expected.changed(before, moment));
                before = moment;
            }
            for (String key : KEYS) {
                assertThat(reader.entries(key)).isEqualTo(expected.entries(key, driver.tx()));
                long validAt = instant(random);
                assertThat(driver.catalog().visibleNow(key, validAt).map(Entry::seq))
                        .isEqualTo(expected.last(key, new Moment(driver.tx(), validAt))
                                .map(rec -> rec.entry().seq()));
            }
        }
    }

    private static void compareKeys(Expected expected, CatalogReader reader, Moment moment) throws IOException {
        List<Found> all = expected.scan(moment);
        assertThat(reader.scan(Filter.all(), moment, null, 100)).isEqualTo(all);
        KeyScan scan = new KeyScan(((LuceneReader) reader).view(), Filter.all(), moment);
        assertThat(scan.walked(null, 100)).isEqualTo(all);
        for (int i = 0; i < all.size(); i++) {
            List<Found> rest = all.subList(i + 1, Math.min(i + 3, all.size()));
            assertThat(scan.sorted(all.get(i).key(), 2)).isEqualTo(rest);
            assertThat(scan.walked(all.get(i).key(), 2)).isEqualTo(rest);
        }
        for (String key : KEYS) {
            Entry visible = reader.visible(key, moment);
            assertThat(visible)
                    .isEqualTo(
                            expected.visible(key, moment).map(Driver.Rec::entry).orElse(null));
        }
    }

    private static void compareSearch(Expected expected, CatalogReader reader, Moment moment, String text)
            throws IOException {
        List<Driver.Scored> all = expected.search(text, moment);
        List<Driver.Scored> found = Driver.search(reader, text, Filter.all(), moment, 100);
        assertThat(found)
                .extracting(Driver.Scored::seq)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Driver.Scored::seq).toList());
        for (int i = 0; i < all.size(); i++) {
            assertThat(found.get(i).score()).isCloseTo(all.get(i).score(), within(1e-5));
            if (i > 0 && found.get(i).score() == found.get(i - 1).score()) {
                assertThat(Utf8Order.INSTANCE.compare(
                                found.get(i - 1).key(), found.get(i).key()))
                        .isNegative();
            }
        }
        for (int limit = 1; limit < found.size(); limit++) {
            assertThat(Driver.search(reader, text, Filter.all(), moment, limit)).isEqualTo(found.subList(0, limit));
        }
    }
}
