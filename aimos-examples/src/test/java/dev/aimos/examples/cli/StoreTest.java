package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.lucene.LuceneAimOs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        cli.ok("atoms:create", "a", "--text", "one heron");
        cli.ok("atoms:create", "b", "--text", "two herons");
        cli.ok("snapshots:create");
    }

    @Test
    void statusSaysWhatTheStoreHolds() {
        JsonNode status = cli.json("status");
        assertThat(status.get("tx").asInt()).isEqualTo(3);
        assertThat(status.get("counts").get("atoms").asInt()).isEqualTo(2);
        assertThat(status.get("counts").get("snapshots").asInt()).isEqualTo(1);
        assertThat(status.get("writable").asBoolean()).isTrue();
        assertThat(cli.ok("status").out()).contains("2 atoms, 2 versions, 1 snapshot", "up to date");
    }

    @Test
    void verifyPassesOnAWholeStoreAndFindsAChangedByte() throws IOException {
        assertThat(cli.json("verify").get("passed").asBoolean()).isTrue();
        assertThat(cli.ok("verify").out()).startsWith("nothing wrong");

        try (var files = Files.walk(cli.store().resolve("journal"))) {
            Path segment = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[indexOf(bytes, "one heron")] ^= 1;
            Files.write(segment, bytes);
        }
        Cli.Result damaged = cli.run("verify", "--json");
        assertThat(damaged.exit()).as(damaged.toString()).isEqualTo(Exit.FINDING);
        assertThat(damaged.json().get("passed").asBoolean()).isFalse();
        assertThat(damaged.json().get("findings")).isNotEmpty();
    }

    @Test
    void aJournalTooDamagedToOpenIsAFindingOfVerifyAndAnErrorOfAllElse() throws IOException {
        Path segment = cli.store().resolve("journal").resolve("00000000000000000000.aj");
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 1));
        Cli.Result verified = cli.run("verify", "--json");
        assertThat(verified.exit()).as(verified.toString()).isEqualTo(Exit.FINDING);
        assertThat(verified.json().get("findings").get(0).get("code").asText()).isEqualTo("journal-damaged");
        Cli.Result refused = cli.run("query", "heron");
        assertThat(refused.exit()).isEqualTo(Exit.STORE);
        assertThat(refused.err()).contains("restore a backup").doesNotContain("\tat ");
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }

    @Test
    void theIndexCanBeRebuiltToTheSameAnswers() {
        String before = cli.ok("query", "heron", "--json").out();
        assertThat(cli.ok("rebuild").out()).contains("up to transaction 3");
        assertThat(cli.ok("query", "heron", "--json").out().replaceAll("\"validAt\":\"[^\"]*\"", ""))
                .isEqualTo(before.replaceAll("\"validAt\":\"[^\"]*\"", ""));
    }

    @Test
    void aBackupIsRestoredToTheSameStore() {
        Path backup = temp.resolve("backup");
        assertThat(cli.ok("backup", backup.toString()).out()).startsWith("copied ");
        Cli restored = new Cli(temp.resolve("restored"));
        assertThat(restored.ok("restore", "--from", backup.toString()).out()).contains("up to transaction 3");

        assertThat(restored.json("status").get("root"))
                .isEqualTo(cli.json("status").get("root"));
        assertThat(restored.json("atoms:get", "a").get("text").asText()).isEqualTo("one heron");
        assertThat(cli.run("backup", backup.toString()).exit()).isEqualTo(Exit.STORE);
        assertThat(restored.run("restore", "--from", backup.toString()).exit()).isEqualTo(Exit.STORE);
        assertThat(new Cli(temp.resolve("third"))
                        .run("restore", "--from", temp.resolve("nowhere").toString())
                        .exit())
                .isEqualTo(Exit.STORE);
        assertThat(temp.resolve("third")).doesNotExist();
    }

    @Test
    void aCommandThatReadsNeverMakesADirectory() {
        Cli nowhere = new Cli(temp.resolve("nowhere"));
        String[][] commands = {
            {"atoms:get", "k"},
            {"atoms:list"},
            {"atoms:history", "k"},
            {"atoms:retract", "k"},
            {"atoms:erase", "k", "--yes"},
            {"snapshots:create"},
            {"snapshots:list"},
            {"snapshots:diff", "1", "2"},
            {"snapshots:prove", "k"},
            {"query", "x"},
            {"status"},
            {"verify"},
            {"rebuild"},
            {"backup", temp.resolve("b").toString()}
        };
        for (String[] command : commands) {
            Cli.Result result = nowhere.run(command);
            assertThat(result.exit()).as(command[0]).isEqualTo(Exit.STORE);
            assertThat(result.err()).contains("no store at", "create one with 'ingest' or 'atoms:create'");
            assertThat(nowhere.store()).doesNotExist();
        }
    }

    @Test
    void aStoreThatAnotherHoldsIsBusyAndWorthTryingAgain() {
        try (AimOs holder = LuceneAimOs.open(cli.store())) {
            assertThat(holder.status().tx()).isEqualTo(3);
            Cli.Result result = cli.run("status", "--json");
            assertThat(result.exit()).isEqualTo(Exit.STORE);
            assertThat(result.error().get("retryable").asBoolean()).isTrue();
        }
        cli.ok("status");
    }

    @Test
    void aDirectoryOfOtherFilesIsNeitherReadNorWrittenTo() throws IOException {
        Path other = Files.createDirectories(temp.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "do not touch");
        Cli wrong = new Cli(other);

        assertThat(wrong.run("status").exit()).isEqualTo(Exit.STORE);
        Cli.Result create = wrong.run("atoms:create", "k", "--text", "t");
        assertThat(create.exit()).isEqualTo(Exit.STORE);
        assertThat(create.err()).contains("has files but no store");
        try (var files = Files.list(other)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theStoreMayBeNamedInTheEnvironmentAndOptionsMayComeFirstOrLast() {
        Cli unnamed = new Cli(cli.store());
        assertThat(unnamed.plain("status").err()).contains("--store DIR", "AIMOS_STORE");
        unnamed.environment(Map.of("AIMOS_STORE", cli.store().toString()));
        assertThat(unnamed.plain("status", "--json").json().get("tx").asInt()).isEqualTo(3);
        assertThat(unnamed.plain("--json", "status").json().get("tx").asInt()).isEqualTo(3);
        unnamed.environment(Map.of());
        assertThat(unnamed.plain("status", "--store", cli.store().toString()).exit())
                .isEqualTo(Exit.OK);
        assertThat(unnamed.plain("-s", cli.store().toString(), "status").exit()).isEqualTo(Exit.OK);
        assertThat(unnamed.plain("--store=" + cli.store(), "status").exit()).isEqualTo(Exit.OK);
    }
}
