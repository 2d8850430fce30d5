package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of witnesses share: a store with two atoms. */
abstract class VifSuite {
    @TempDir
    Path temp;

    private Cli cli;

    Cli cli() {
        return cli;
    }

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        cli.ok("atoms:create", "tower", "--text", "The Eiffel Tower is 330 m tall. It stands in Paris.");
        cli.ok("atoms:create", "louvre", "--text", "The Louvre is a museum in Paris.");
    }

    String file(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    Cli.Result exits(int exit, String... args) {
        Cli.Result result = cli.run(args);
        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        return result;
    }

    /** The code of the error that a command ends with. */
    String refused(int exit, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(1, "--json");
        return exits(exit, all.toArray(String[]::new)).error().get("code").asText();
    }

    /** Records a witness of an answer and gives the document that is printed, be it that it abstains. */
    JsonNode witness(String... more) {
        List<String> all = new ArrayList<>(List.of("vif:witness", "--json"));
        all.addAll(List.of(more));
        Cli.Result result = cli.run(all.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return result.json();
    }

    /** Records an answer and gives the id of its witness. */
    String answer(String... more) {
        List<String> all = new ArrayList<>(List.of("--kind", "answer", "--model", "m-1"));
        all.addAll(List.of(more));
        return witness(all.toArray(String[]::new)).get("id").asText();
    }

    List<String> ids(JsonNode items) {
        List<String> ids = new ArrayList<>();
        items.forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }
}
