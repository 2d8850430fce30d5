package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** Who wrote what, from the command line. */
class AuditTrailTest extends VifSuite {
    private List<String> trail(String... more) {
        List<String> args = new ArrayList<>(List.of("audit:trail"));
        args.addAll(List.of(more));
        List<String> shown = new ArrayList<>();
        for (JsonNode entry : cli().json(args.toArray(String[]::new)).get("items")) {
            shown.add(entry.get("tx").asText() + " " + entry.get("correlation").asText("-") + " "
                    + entry.get("verb").asText("-"));
        }
        return shown;
    }

    @Test
    void whatIsWrittenUnderAnIdIsFoundByIt() throws IOException {
        cli().ok("atoms:create", "pisa", "--text", "It leans.", "--correlation", "req-1");
        cli().ok("seg:add", "Pisa", "lean", "true", "--correlation", "req-1");
        JsonNode witness = witness("--kind", "answer", "--model", "m", "--output", "1", "--correlation", "req-2");
        cli().ok("atoms:erase", "pisa", "--yes", "--correlation", "req-3");
        assertThat(trail("--correlation", "req-1", "--order", "oldest"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(line -> line.contains(" req-1 "));
        assertThat(trail("--correlation", "req-2")).hasSize(1).allMatch(line -> line.endsWith("req-2 witness"));
        assertThat(trail("--witness", witness.get("id").asText().substring(0, 8)))
                .hasSize(1);
        assertThat(trail("--kind", "erasure")).hasSize(1).allMatch(line -> line.endsWith("req-3 erase"));
        assertThat(trail("--key", "tower")).containsExactly("1 - -");
        assertThat(trail("--key", "pisa", "--kind", "atom")).isEmpty();
        assertThat(trail("--limit", "2")).hasSize(2);
        assertThat(cli().json("audit:trail", "--limit", "1").get("more").asBoolean())
                .isTrue();
        assertThat(cli().json("audit:trail").get("more").asBoolean()).isFalse();
        assertThat(cli().ok("audit:trail").out())
                .contains(
                        "CORRELATION", "req-3", "erasure: erased record", "atom: put, erased since", "atom tower: put");
        assertThat(cli().ok("audit:trail", "--since", "2100-01-01").out()).startsWith("no transactions");
        assertThat(cli().json("verify").get("passed").asBoolean()).isTrue();
    }

    @Test
    void theTrailIsExportedWhole() throws IOException {
        cli().ok("atoms:create", "=1+1", "--text", "x", "--correlation", "=cmd");
        Path csv = temp.resolve("trail.csv");
        JsonNode written = cli().json("audit:trail", "--export", csv.toString());
        assertThat(written.get("transactions").asInt()).isEqualTo(3);
        assertThat(written.get("format").asText()).isEqualTo("csv");
        assertThat(Files.readString(csv)).contains("'=1+1,put").contains(",'=cmd,put,");
        Path lines = temp.resolve("trail.jsonl");
        assertThat(cli().ok("audit:trail", "--export", lines.toString(), "--order", "oldest")
                        .out())
                .startsWith("3 transactions as jsonl");
        assertThat(Files.readAllLines(lines)).hasSize(3);
        assertThat(refused(Exit.USAGE, "audit:trail", "--export", csv.toString()))
                .isEqualTo("file-exists");
        assertThat(refused(Exit.USAGE, "audit:trail", "--export", "x", "--limit", "3"))
                .isEqualTo("usage");
    }

    @Test
    void argumentsThatMakeNoSenseAreRefusedBeforeAnyStoreIsMade() {
        assertThat(refused(Exit.USAGE, "audit:trail", "--kind", "nope")).isEqualTo("trail-kind");
        assertThat(refused(Exit.USAGE, "audit:trail", "--order", "up")).isEqualTo("bad-order");
        assertThat(refused(Exit.USAGE, "audit:trail", "--format", "csv")).isEqualTo("usage");
        assertThat(refused(Exit.USAGE, "audit:trail", "--export", "x", "--format", "xls"))
                .isEqualTo("trail-format");
        assertThat(refused(Exit.USAGE, "audit:trail", "--limit", "0")).isEqualTo("limit-out-of-range");
        assertThat(refused(Exit.FINDING, "audit:trail", "--witness", "abcdef")).isEqualTo("witness-missing");
        Cli other = new Cli(temp.resolve("other"));
        assertThat(other.run("atoms:create", "a", "--text", "b", "--correlation", " x")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(temp.resolve("other")).doesNotExist();
    }

    @Test
    void everyCommandThatWritesTakesAnId() {
        List<String> taking = Registry.commands().stream()
                .filter(command -> command instanceof Writes || command instanceof VifWitness)
                .map(command -> CommandSpec.forAnnotatedObject(command).name())
                .toList();
        assertThat(taking)
                .containsExactlyInAnyOrder(
                        "ingest",
                        "seg:build",
                        "seg:add",
                        "seg:relate",
                        "seg:resolve",
                        "seg:retract",
                        "seg:erase",
                        "seg:import",
                        "plan:run",
                        "plan:resume",
                        "plan:approve",
                        "plan:cancel",
                        "plan:fork",
                        "plan:propose",
                        "plan:erase",
                        "vif:witness",
                        "vif:outcome",
                        "vif:calibration",
                        "vif:erase",
                        "atoms:create",
                        "atoms:retract",
                        "atoms:erase",
                        "snapshots:create");
        for (String name : taking) {
            assertThat(cli().run(name, "--help").out()).as(name).contains("--correlation");
        }
    }

    @Test
    void aRunFromTheCommandLineCarriesItsIdAndADecisionItsOwn() throws IOException {
        String plan = file("ask.acl", """
                PLAN asking:
                  STEP note:
                    APPROVE "go?"
                    ASSIGN storer.put
                    INPUT key = "made"
                    INPUT text = "It was said."
                """);
        exits(Exit.WAITING, "plan:run", plan, "--id", "r", "--handlers", "mock", "-q", "--correlation", "req-1");
        cli().run("plan:approve", "r", "--by", "anna", "--correlation", "req-2");
        assertThat(trail("--key", "r", "--order", "oldest"))
                .anyMatch(line -> line.endsWith("req-1 start-run"))
                .anyMatch(line -> line.endsWith("req-2 decide"));
        assertThat(cli().ok("audit:trail", "--key", "r").out()).contains("decided approve by anna");
    }
}
