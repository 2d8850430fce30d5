package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Progress;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.RegisterReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every register does. */
public abstract class RegisterContract {
    private RegisterDriver driver;

    protected abstract Register.Source source() throws IOException;

    protected final RegisterDriver driver() {
        return driver;
    }

    @BeforeEach
    void open() throws IOException {
        driver = new RegisterDriver(source());
    }

    @AfterEach
    void close() throws IOException {
        driver.close();
    }

    private static String text(Filed filed) {
        return new String(filed.payload(), StandardCharsets.UTF_8);
    }

    private static List<String> texts(Collection<Filed> filed) {
        return filed.stream().map(RegisterContract::text).toList();
    }

    private List<String> find(Moment moment, String... terms) throws IOException {
        List<String> found = new ArrayList<>();
        try (RegisterReader reader = driver.reader()) {
            reader.find(List.of(terms), moment, (term, filed) -> found.add(term + "=" + text(filed)));
        }
        return found;
    }

    private List<String> under(String term) throws IOException {
        return texts(driver.register().filedUnder(term, Micros.BEGINNING, Micros.FOREVER));
    }

    @Test
    void aRecordIsFoundUnderEachOfItsTermsAndNoOther() throws IOException {
        driver.begin().add("a", "1", "x", "y", "x").add("b", "2", "y").end();
        assertThat(find(driver.now(), "x")).containsExactly("x=1");
        assertThat(find(driver.now(), "y")).containsExactly("y=1", "y=2");
        assertThat(find(driver.now(), "x", "y", "x", "z")).containsExactlyInAnyOrder("x=1", "y=1", "y=2");
        assertThat(find(driver.now())).isEmpty();
        assertThat(find(driver.now(), "")).isEmpty();
        try (RegisterReader reader = driver.reader()) {
            assertThat(reader.count("y")).isEqualTo(2);
            assertThat(reader.count("z")).isZero();
        }
    }

    @Test
    void whatIsShownDependsOnBothAxes() throws IOException {
        driver.begin(10).add("k", 10, Micros.FOREVER, "old", "t").end();
        driver.begin(20).add("k", 12, 15, "corrected", "t", "u").end();
        driver.begin(30).retract("k", 40, Micros.FOREVER).end();
        assertThat(find(new Moment(1, 13), "t", "u")).containsExactly("t=old");
        assertThat(find(new Moment(2, 13), "t", "u")).containsExactlyInAnyOrder("t=corrected", "u=corrected");
        assertThat(find(new Moment(2, 15), "t", "u")).containsExactly("t=old");
        assertThat(find(new Moment(2, 9), "t")).isEmpty();
        assertThat(find(new Moment(2, 50), "t")).containsExactly("t=old");
        assertThat(find(new Moment(3, 50), "t")).isEmpty();
        try (RegisterReader reader = driver.reader()) {
            assertThat(reader.visible("k", new Moment(3, 40))).isNull();
            assertThat(reader.visible("none", new Moment(3, 40))).isNull();
            Filed shown = Objects.requireNonNull(reader.visible("k", new Moment(3, 39)));
            assertThat(text(shown)).isEqualTo("old");
            assertThat(shown.key()).isEqualTo("k");
            assertThat(shown.at()).isEqualTo(10);
            assertThat(shown.present()).isTrue();
            assertThat(reader.visible(List.of("k", "none", "k"), new Moment(3, 39)))
                    .containsOnlyKeys("k");
            List<Filed> entries = reader.entries("k");
            assertThat(entries).extracting(filed -> filed.entry().seq()).containsExactly(0L, 1L, 2L);
            assertThat(entries).extracting(Filed::present).containsExactly(true, true, false);
            assertThat(entries.get(2).present()).isFalse();
            assertThat(reader.count("t")).as("superseded ones count").isEqualTo(2);
        }
    }

    @Test
    void theWriterSeesItsOwnTransaction() throws IOException {
        driver.begin().add("a", "1", "t").end();
        driver.begin().add("b", "2", "t").skip().add("a", "3", "t", "u");
        assertThat(under("t")).containsExactly("1", "2", "3");
        assertThat(under("u")).containsExactly("3");
        assertThat(driver.register().timeline("a").at(driver.at()))
                .extracting(e -> e.seq())
                .isEqualTo(3L);
        assertThat(texts(List.of(Objects.requireNonNull(driver.register().record("a", 3)))))
                .containsExactly("3");
        assertThat(driver.register().record("a", 2)).isNull();
        assertThat(driver.register().record("b", 3)).as("of another key").isNull();
        driver.end();
        assertThat(under("t")).containsExactly("1", "2", "3");
        driver.reader().close();
        assertThat(under("t")).as("when a reader sees them too").containsExactly("1", "2", "3");
        assertThat(driver.register().record("a", 0)).isNotNull();
    }

    @Test
    void whatIsFiledUnderATermIsChosenByItsOwnInterval() throws IOException {
        driver.begin(10).add("a", 10, 20, "1", "t").add("b", 20, 30, "2", "t").end();
        driver.begin(40)
                .add("a", 10, 20, "3", "t")
                .retract("b", 0, Micros.FOREVER)
                .end();
        driver.reader().close();
        driver.begin(50).add("c", 15, Micros.FOREVER, "4", "t");
        assertThat(texts(driver.register().filedUnder("t", 20, 21))).containsExactly("2", "4");
        assertThat(texts(driver.register().filedUnder("t", 19, 20))).containsExactly("1", "3", "4");
        assertThat(texts(driver.register().filedUnder("t", 0, 10))).isEmpty();
        driver.end();
    }

    @Test
    void aSinkMayStop() throws IOException {
        driver.begin();
        for (int i = 0; i < 500; i++) {
            driver.add("k" + i, "v", "t", "u");
        }
        driver.end();
        try (RegisterReader reader = driver.reader()) {
            int[] taken = {0};
            reader.find(List.of("t", "u"), driver.now(), (term, filed) -> ++taken[0] < 7);
            assertThat(taken[0]).isEqualTo(7);
        }
    }

    @Test
    void keysAreListedInTheOrderOfTheirBytes() throws IOException {
        driver.begin();
        for (String key : List.of("p:\uD83D\uDE00", "p:\uE000", "p:b", "q", "p:", "p:a", "p:gone", "o")) {
            driver.add(key, key, "t");
        }
        driver.retract("p:gone", driver.at(), Micros.FOREVER).end();
        try (RegisterReader reader = driver.reader()) {
            assertThat(reader.scan("p:", driver.now(), null, 10))
                    .extracting(Filed::key)
                    .containsExactly("p:", "p:a", "p:b", "p:\uE000", "p:\uD83D\uDE00");
            assertThat(reader.scan("p:", driver.now(), "p:a", 2))
                    .extracting(Filed::key)
                    .containsExactly("p:b", "p:\uE000");
            assertThat(reader.scan("p:", driver.now(), "p:aa", 1))
                    .extracting(Filed::key)
                    .containsExactly("p:b");
            assertThat(reader.scan("", driver.now(), "p:\uE000", 10))
                    .extracting(Filed::key)
                    .containsExactly("p:\uD83D\uDE00", "q");
            assertThat(reader.keys("p:", null, 10))
                    .containsExactly("p:", "p:a", "p:b", "p:gone", "p:\uE000", "p:\uD83D\uDE00");
            assertThat(reader.keys("p:", "p:a", 2)).containsExactly("p:b", "p:gone");
            assertThat(reader.keys("p:", "p:\uD83D\uDE00", 2)).isEmpty();
            assertThat(reader.keys("", null, 1)).containsExactly("o");
            assertThat(reader.scan("z", driver.now(), null, 10)).isEmpty();
            assertThat(reader.scan("p:", driver.now(), null, 0)).isEmpty();
        }
    }

    @Test
    void aReaderKeepsWhatItSaw() throws IOException {
        driver.begin().add("a", "1", "t").end();
        Moment then = driver.now();
        try (RegisterReader before = driver.reader()) {
            driver.begin().add("a", "2", "t").end();
            driver.reader().close();
            List<String> found = new ArrayList<>();
            before.find(List.of("t"), then, (term, filed) -> found.add(text(filed)));
            assertThat(found).containsExactly("1");
            assertThat(before.entries("a")).hasSize(1);
            assertThat(before.count("t")).isEqualTo(1);
            assertThat(before.tx()).isEqualTo(1);
        }
    }

    @Test
    void whatIsErasedIsGone() throws IOException {
        driver.begin().add("a", "1", "t").add("b", "2", "t", "u").end();
        driver.begin().add("b", "3", "t").end();
        driver.erase(List.of("b"));
        assertThat(find(driver.now(), "t", "u")).containsExactly("t=1");
        assertThat(under("t")).containsExactly("1");
        assertThat(driver.register().record("b", 1)).isNull();
        assertThat(driver.register().timeline("b").showsAnything()).isFalse();
        try (RegisterReader reader = driver.reader()) {
            assertThat(reader.entries("b")).isEmpty();
            assertThat(reader.count("t")).isEqualTo(1);
        }
        driver.begin().add("b", "4", "t").end();
        assertThat(find(driver.now(), "t")).containsExactly("t=1", "t=4");
    }

    @Test
    void itComparesItselfWithTheJournal() throws IOException {
        driver.begin().add("a", "1", "t").skip().add("b", "2", "t").end();
        assertThat(driver.register().verify(driver::has, 2, 1, Progress.NONE)).isEmpty();
        assertThat(driver.register().verify(driver::has, 3, 1, Progress.NONE))
                .extracting(finding -> finding.code())
                .containsExactly("register-incomplete");
        assertThat(driver.register().verify(seq -> seq == 0, 1, 1, Progress.NONE))
                .extracting(finding -> finding.code())
                .containsExactly("register-extra");
    }
}
