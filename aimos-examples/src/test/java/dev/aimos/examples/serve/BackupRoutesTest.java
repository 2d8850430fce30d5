package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import dev.aimos.lucene.LuceneAimOs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupRoutesTest {
    @TempDir
    private Path directory;

    private static Served.Reply backup(Served served, String name) {
        return served.write("POST", "/api/v1/backups", "{\"name\": \"" + name + "\"}");
    }

    private Served served() {
        return new Served(directory.resolve("store"), options -> options.backups(directory.resolve("not/there/yet")));
    }

    @Test
    void aStoreThatIsServedIsCopiedAndTheCopyIsWhole() {
        try (Served served = served()) {
            served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"kept\"}").ok();
            assertThat(served.get("/api/v1/backups").ok().path("items")).isEmpty();
            Served.Reply made = backup(served, "monday");
            assertThat(made.status()).isEqualTo(201);
            served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"later\"}").ok();

            JsonNode listed = served.get("/api/v1/backups").ok();
            assertThat(listed.path("items")).containsExactly(made.json());
            assertThat(made.json().path("bytes").asLong()).isPositive();
            assertThat(backup(served, "monday").problem(409)).isEqualTo("backup-exists");

            Path copy = Path.of(listed.path("directory").asText()).resolve("monday");
            try (AimOs os = LuceneAimOs.builder(copy).open()) {
                assertThat(os.memory().get("k").orElseThrow().text()).isEqualTo("kept");
                assertThat(os.memory().verify().passed()).isTrue();
                assertThat(os.status().tx()).isEqualTo(1);
            }
            assertThat(served.get("/api/v1/atoms/k").ok().path("text").asText()).isEqualTo("later");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\\\b", ".hidden", "-x", "é", "a\\u0000b", "a b", "C:x"})
    void aNameIsNoPath(String name) throws IOException {
        try (Served served = served()) {
            assertThat(backup(served, name).problem(400)).isEqualTo("bad-name");
            assertThat(backup(served, "a".repeat(101)).problem(400)).isEqualTo("bad-name");
        }
        try (var files = Files.walk(directory.resolve("not"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatIsThereAlreadyIsNeitherWrittenOverNorTakenForABackup() throws IOException {
        try (Served served = served()) {
            Path backups = directory.resolve("not/there/yet");
            Files.writeString(backups.resolve("file"), "mine");
            Files.createSymbolicLink(backups.resolve("link"), directory);
            Files.createDirectories(backups.resolve(".left.part"));
            Files.writeString(backups.resolve(".left.part/torn"), "half");

            assertThat(backup(served, "file").problem(409)).isEqualTo("backup-exists");
            assertThat(backup(served, "link").problem(409)).isEqualTo("backup-exists");
            assertThat(served.get("/api/v1/backups").ok().path("items")).isEmpty();
            assertThat(backup(served, "left").status()).isEqualTo(201);
            assertThat(backups.resolve(".left.part")).doesNotExist();
            assertThat(backups.resolve("left/torn")).doesNotExist();
            assertThat(backups.resolve("file")).hasContent("mine");
        }
    }

    @Test
    void withoutADirectoryThereAreNone() {
        try (Served served = new Served()) {
            assertThat(backup(served, "monday").problem(403)).isEqualTo("backups-off");
            assertThat(served.get("/api/v1/backups").problem(403)).isEqualTo("backups-off");
        }
    }

    @Test
    void aServerThatOnlyReadsMakesThemToo() {
        try (Served served = new Served(
                directory.resolve("store"), options -> options.readOnly(true).backups(directory.resolve("backups")))) {
            assertThat(backup(served, "monday").status()).isEqualTo(201);
        }
    }

    @Test
    void aFileIsNoDirectoryForThem() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertThatThrownBy(() -> Backups.in(file)).isInstanceOf(Failure.class).hasMessageContaining("no directory");
    }
}
