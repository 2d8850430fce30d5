package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.examples.wire.Exit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command line in this process, on one store, a second later each time. */
final class Cli {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path store;
    private long seconds = 1_700_000_000;
    private byte[] stdin = {};
    private Io.Terminals terminals = Io.Terminals.NONE;
    private Map<String, String> environment = Map.of();

    Cli(Path store) {
        this.store = store;
    }

    Cli stdin(byte[] value) {
        stdin = value.clone();
        return this;
    }

    Cli terminals(boolean in, boolean out, boolean err) {
        terminals = new Io.Terminals(in, out, err);
        return this;
    }

    Cli environment(Map<String, String> value) {
        environment = value;
        return this;
    }

    Path store() {
        return store;
    }

    /** Runs a command on the store. */
    Result run(String... args) {
        List<String> all = new ArrayList<>(List.of(
                "--store",
                store.toString(),
                "--clock",
                Instant.ofEpochSecond(seconds++).toString()));
        all.addAll(List.of(args));
        return plain(all.toArray(String[]::new));
    }

    /** Runs a command on the store and expects it to do what it was asked. */
    Result ok(String... args) {
        Result result = run(args);
        assertThat(result.exit()).as("exit code, with %s", result).isEqualTo(Exit.OK);
        assertThat(result.err()).isEmpty();
        return result;
    }

    /** Runs a command on the store and reads its JSON. */
    JsonNode json(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add(1, "--json");
        return ok(all.toArray(String[]::new)).json();
    }

    /** Runs exactly these arguments. */
    Result plain(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Aimos.run(List.of(args), new Io(new ByteArrayInputStream(stdin), out, err, environment, terminals));
        return new Result(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    /** What a run did. */
    @SuppressWarnings("ArrayRecordComponent")
    record Result(int exit, byte[] bytes, String err) {
        String out() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return parse(out());
        }

        JsonNode error() {
            return parse(err).get("error");
        }

        private static JsonNode parse(String text) {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        @Override
        public String toString() {
            return "exit " + exit + "\n--- out\n" + out() + "\n--- err\n" + err;
        }
    }
}
