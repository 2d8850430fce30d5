package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestKindsTest {
    private static final String LINES = "{\"key\": \"a\", \"text\": \"one\"}\n{\"key\": \"b\", \"text\": \"two\"}\n";

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
    }

    @Test
    void aChatIsToldByItsNameOrByTheUser() throws IOException {
        Path chat = Files.writeString(temp.resolve("talk.chat"), "Ann: hello\n");
        Path log = Files.writeString(temp.resolve("talk.log"), "Ann: hello again\n");
        cli.ok("ingest", chat.toString());
        assertThat(cli.run("ingest", log.toString()).err()).contains("--as says what it is");
        cli.ok("ingest", log.toString(), "--as", "chat");

        assertThat(mediaType("talk.chat")).isEqualTo("text/x-chat");
        assertThat(mediaType("talk.log")).isEqualTo("text/x-chat");
    }

    private String mediaType(String key) {
        return cli.json("atoms:get", key).get("mediaType").asText();
    }

    @Test
    void jsonLinesAreAtomsUnlessTheFileIsToBeOne() throws IOException {
        Path file = Files.writeString(temp.resolve("x.jsonl"), LINES);
        assertThat(cli.json("ingest", file.toString()).get("created").asInt()).isEqualTo(2);
        assertThat(cli.json("ingest", file.toString(), "--as", "jsonl-document")
                        .get("created")
                        .asInt())
                .isEqualTo(1);

        JsonNode whole = cli.json("atoms:get", "x.jsonl");
        assertThat(whole.get("mediaType").asText()).isEqualTo("application/x-ndjson");
        assertThat(whole.get("modality").asText()).isEqualTo("data");
        assertThat(whole.get("text").asText()).isEqualTo(LINES);
    }

    @Test
    void belowADirectoryOnlyKnownEndingsAreReadAsTheKind() throws IOException {
        Path notes = Files.createDirectories(temp.resolve("notes"));
        Files.writeString(notes.resolve("a.txt"), "Ann: hello\n");
        Files.writeString(notes.resolve("b.exe"), "x");
        JsonNode document = cli.json("ingest", notes.toString(), "--as", "chat");

        assertThat(document.get("files").asInt()).isEqualTo(1);
        assertThat(document.get("skipped").get(0).get("reason").asText()).contains(".chat");
        assertThat(mediaType("a.txt")).isEqualTo("text/x-chat");
    }
}
