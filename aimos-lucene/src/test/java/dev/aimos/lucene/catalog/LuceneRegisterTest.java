package dev.aimos.lucene.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.contract.RegisterContract;
import dev.aimos.contract.RegisterDriver;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.RegisterReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneRegisterTest extends RegisterContract {
    @TempDir
    Path folder;

    @Override
    protected Register.Source source() throws IOException {
        return LuceneRegisters.in(folder);
    }

    private boolean onDisk(String text) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void whatIsErasedIsInNoFile() throws IOException {
        RegisterDriver driver = driver();
        driver.begin().add("keep", "kept-payload", "kept-term").end();
        driver.checkpoint();
        driver.begin()
                .add("secret-key", "secret-payload", "secret-term", "kept-term")
                .end();
        driver.checkpoint();
        assertThat(onDisk("secret-key")).isTrue();
        driver.erase(List.of("secret-key"));
        assertThat(onDisk("secret")).isFalse();
        assertThat(onDisk("kept-payload")).isTrue();
    }

    @Test
    void whatWasNotMadeDurableIsGivenAgain() throws IOException {
        RegisterDriver driver = driver();
        driver.begin().add("a", "1", "t").end();
        driver.checkpoint();
        driver.begin().add("a", "2", "t").add("b", "3", "t").end();
        driver.reader().close();
        driver.reopen();
        assertThat(driver.register().nextSeq()).isEqualTo(1);
        try (RegisterReader reader = driver.reader()) {
            assertThat(reader.entries("a")).hasSize(2);
            assertThat(reader.count("t")).isEqualTo(3);
        }
    }

    /** So many that the index takes the transaction in parts, while all of it must be found. */
    @Test
    void aTransactionOfAnySizeIsSeenByItsWriter() throws IOException {
        RegisterDriver driver = driver();
        LuceneRegister register = (LuceneRegister) driver.register();
        driver.begin().add("first", "0", "all").end();
        driver.begin();
        int many = 150_000;
        for (int i = 0; i < many; i++) {
            driver.add("k" + i % 100_000, Integer.toString(i), i % 10_000 == 0 ? "all" : "t" + i % 1_000);
        }
        assertThat(driver.register().filedUnder("all", Micros.BEGINNING, Micros.FOREVER))
                .hasSize(16)
                .extracting(filed -> filed.entry().seq())
                .isSorted();
        assertThat(driver.register().record("k5", 6)).isNotNull();
        assertThat(driver.register().timeline("k5").at(driver.at()))
                .extracting(entry -> entry.seq())
                .isEqualTo(100_006L);
        driver.end();
        driver.reader().close();
        assertThat(driver.register().filedUnder("all", Micros.BEGINNING, Micros.FOREVER))
                .hasSize(16);
        driver.begin().add("last", "x", "all").end();
        assertThat(register.recentRecords()).isLessThan(10_000);
        try (RegisterReader reader = driver.reader()) {
            assertThat(reader.count("all")).isEqualTo(17);
            assertThat(reader.visible("k5", driver.now()))
                    .extracting(filed -> filed.entry().seq())
                    .isEqualTo(100_006L);
        }
    }

    @Test
    void whatIsInMemoryGoesWhenAViewShowsIt() throws IOException {
        RegisterDriver driver = driver();
        LuceneRegister register = (LuceneRegister) driver.register();
        for (int tx = 0; tx < 300; tx++) {
            driver.begin();
            for (int i = 0; i < 1_000; i++) {
                driver.add("k" + tx + "." + i, "v", "t" + tx);
            }
            driver.end();
        }
        assertThat(register.recentRecords()).isLessThan(120_000);
        for (int tx = 0; tx < 300; tx += 13) {
            assertThat(register.filedUnder("t" + tx, Micros.BEGINNING, Micros.FOREVER))
                    .hasSize(1_000);
        }
    }
}
