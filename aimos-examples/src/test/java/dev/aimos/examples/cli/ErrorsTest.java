package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.examples.wire.Exit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
    }

    @Test
    void anUnknownCommandIsRefusedWithWhatMayHaveBeenMeant() {
        assertThat(cli.run("qurey", "x").err()).contains("unknown command 'qurey'; did you mean query?");
        assertThat(cli.run("get", "x").err()).contains("did you mean atoms:get");
        assertThat(cli.run("atoms-list").err()).contains("did you mean atoms:list");
        assertThat(cli.run("xyzzy").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run().err()).contains("name a command", "ingest");
        assertThat(cli.run("help", "ingset").err()).contains("ingest");
    }

    @Test
    void aStoreMayBeNamedLikeACommand() {
        Cli named = new Cli(temp.resolve("demo"));
        assertThat(named.run("atoms:create", "k", "--text", "t", "--tag", "query")
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(new Cli(Path.of("status")).run("status").err()).contains("no store at status");
        assertThat(new Cli(Path.of("status")).run().err()).contains("name a command");
    }

    @Test
    void anUnknownOptionIsRefusedWithWhatMayHaveBeenMeant() {
        Cli.Result result = cli.run("query", "x", "--limt", "3");
        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("unknown option '--limt'; did you mean --limit");
        assertThat(cli.run("status", "extra").err()).contains("unexpected argument 'extra'");
        assertThat(cli.run("atoms:get").err()).contains("KEY");
    }

    @Test
    void errorsAreOneLineOrOneDocumentAndNeverAStackTraceUnlessAsked() {
        assertThat(cli.run("status").err().lines()).hasSize(1);
        assertThat(cli.run("status", "--json").error().get("code").asText()).isEqualTo("no-store");
        assertThat(cli.run("--json", "nonsense").error().get("code").asText()).isEqualTo("usage");
        assertThat(cli.run("status", "--debug").err()).contains("\tat dev.aimos");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-13-01", "yesterday", "2024", "2024-01-31T08:00", "", "999999999999-01-01", "31.1.2024"})
    void aBadDateIsRefusedWithAnExample(String date) {
        Cli.Result result = cli.run("atoms:create", "k", "--text", "t", "--valid-from", date);

        assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.USAGE);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void aBadClockTagOrWeightIsRefused() {
        assertThat(cli.plain("--store", cli.store().toString(), "--clock", "noon", "status")
                        .exit())
                .isNotEqualTo(Exit.OK);
        assertThat(cli.run("atoms:create", "k", "--text", "t", "--tag", "a=heavy")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("atoms:create", "k", "--text", "t", "--tag", "a=7").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("atoms:create", "k", "--text", "t", "--meta", "alone")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("atoms:create", "k", "--text", "t", "--modality", "smell")
                        .err())
                .contains("known are text");
    }

    @Test
    void hostileKeysAndTextsAreShownEscapedToPeopleAndWholeToPrograms() {
        String key = "evil\u202ekey";
        String text = "line one\u001b]0;title\u0007\nline two\u009b31m";
        cli.ok("atoms:create", key, "--text", text);

        for (String[] command : new String[][] {
            {"atoms:list"},
            {"atoms:get", key},
            {"atoms:history", key},
            {"query", "line"},
            {"snapshots:diff", "0", "now"}
        }) {
            String out = cli.ok(command).out();
            assertThat(out).as(command[0]).doesNotContain("\u001b", "\u202e", "\u0007", "\u009b");
        }
        assertThat(cli.ok("atoms:get", key).out()).contains("evil\\u202ekey", "line one\\u001b]0;title");
        assertThat(cli.run("atoms:create", "none\u001b[2J", "--text", "t").err())
                .contains("none")
                .doesNotContain("\u001b");
        assertThat(cli.run("atoms:get", "none\u001b[2J").err()).doesNotContain("\u001b");
        assertThat(cli.json("atoms:get", key).get("text").asText()).isEqualTo(text);
        assertThat(cli.ok("atoms:get", key, "--raw").out()).isEqualTo(text);
    }

    @Test
    void pathsAndFilesNamedByKeysAreNeverOpened() {
        for (String key :
                List.of("../../escape", "/etc/passwd", "C:\\x", "@" + temp.resolve("args"), "%n%s", "${sys:x}")) {
            cli.ok("atoms:create", key, "--text", "t");
            assertThat(cli.json("atoms:get", key).get("key").asText()).isEqualTo(key);
        }
        assertThat(temp.resolve("escape")).doesNotExist();
        assertThat(cli.run("atoms:create", "", "--text", "t").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aReaderThatGoesAwayIsNoErrorAndAFullDiskIs() {
        cli.ok("atoms:create", "k", "--text", "t");
        assertThat(failing("Broken pipe").exit()).isEqualTo(Exit.OK);
        assertThat(failing("Broken pipe").err()).isEmpty();
        assertThat(failing("No space left on device").exit()).isEqualTo(Exit.STORE);
        assertThat(failing("No space left on device").err()).contains("cannot write to standard output: No space left");
    }

    private Cli.Result failing(String message) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Aimos.run(
                List.of("--store", cli.store().toString(), "atoms:get", "k"),
                new Io(new ByteArrayInputStream(new byte[0]), out, err, Map.of(), Io.Terminals.NONE));
        return new Cli.Result(exit, new byte[0], err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyCommandHasHelpAndTheVersionNeedsNoStore() {
        String all = cli.plain("--help").out();
        for (String name : Registry.names()) {
            assertThat(all).contains(name);
            Cli.Result help = cli.plain(name, "--help");
            assertThat(help.exit()).isEqualTo(Exit.OK);
            assertThat(help.out()).contains("Usage: aimos " + name);
            assertThat(cli.plain("help", name).out()).isEqualTo(help.out());
        }
        assertThat(cli.plain("help", "--json").json().get("items"))
                .hasSize(Registry.names().size());
        assertThat(cli.plain("--version").out()).startsWith("aimos ");
        assertThat(cli.plain("version", "--json").json().get("aimos").asText()).isNotEmpty();
    }

    @Test
    void anArgumentThatJavaCouldNotReadIsRefused() {
        Cli.Result result = cli.run("atoms:create", "schl\ufffdssel", "--text", "t", "--json");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.error().get("code").asText()).isEqualTo("bad-encoding");
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void theLogIsJsonWhereErrorsAre() {
        assertThat(Out.log("warning", "cut \"9\" bytes"))
                .isEqualTo("{\"log\":{\"level\":\"warning\",\"message\":\"cut \\\"9\\\" bytes\"}}");
    }

    @Test
    void theManualNamesEveryCommandAndOption() throws IOException {
        String manual = Files.readString(Path.of("../docs/cli.md"));
        for (String command : Registry.names()) {
            assertThat(manual).contains("`" + command);
            Matcher option = Pattern.compile("--[a-z-]+")
                    .matcher(cli.plain(command, "--help").out());
            while (option.find()) {
                assertThat(manual).as("%s of %s", option.group(), command).contains(option.group());
            }
        }
    }
}
