package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Witnesses are found, followed, checked and erased. */
class VifListTest extends VifSuite {
    @Test
    void theListHasThoseThatMeetEveryDemand() {
        String sure = answer("--confidence", "0.95", "--used", "tower", "--correlation", "c1");
        String unsure = answer("--confidence", "0.5", "--used", "tower", "--run", "r1", "--step", "s");
        String critical = answer("--criticality", "critical", "--parent", sure, "--output", "x");
        String search = witness("Paris", "--limit", "1").get("id").asText();

        assertThat(listed()).containsExactly(sure, unsure, critical, search);
        assertThat(listed("--model", "m-1")).containsExactly(sure, unsure, critical);
        assertThat(listed("--kind", "retrieval")).containsExactly(search);
        assertThat(listed("--atom", "tower", "--band", "A")).containsExactly(sure);
        assertThat(listed("--band", "c", "--kind", "answer")).containsExactly(unsure);
        assertThat(listed("--run", "r1")).containsExactly(unsure);
        assertThat(listed("--criticality", "critical")).containsExactly(critical);
        assertThat(listed("--parent", sure.substring(0, 6))).containsExactly(critical);
        assertThat(listed("--correlation", "c1")).containsExactly(sure);
        assertThat(listed("--passed")).contains(sure).doesNotContain(unsure, critical);
        assertThat(listed("--abstained", "--kind", "answer")).containsExactly(unsure, critical);
        assertThat(listed("--as-of", "3")).containsExactly(sure);
        assertThat(listed("--from", "2030-01-01")).isEmpty();
        assertThat(listed("--until", "2030-01-01")).hasSize(4);
        assertThat(cli().ok("vif:list", "--run", "r1").out())
                .contains("ID ", "CONFIDENCE", "0.50 C abstained", "answer by m-1, step s");
        assertThat(cli().ok("vif:list", "--run", "none").out()).isEqualTo("no witnesses\n");
    }

    @Test
    void aSnapshotThatWasReadIsADemandToo() {
        String snapshot = cli().json("snapshots:create").get("id").asText();
        String reading = answer("--as-of", snapshot, "--output", "x");
        answer("--as-of", "1", "--output", "x");
        assertThat(listed("--snapshot", snapshot.substring(0, 15))).containsExactly(reading);
    }

    private List<String> listed(String... demands) {
        String[] all = new String[demands.length + 1];
        all[0] = "vif:list";
        System.arraycopy(demands, 0, all, 1, demands.length);
        return ids(cli().json(all).get("items"));
    }

    @Test
    void theLimitSaysWhetherThereAreMore() {
        answer("--output", "a");
        answer("--output", "b");
        JsonNode one = cli().json("vif:list", "--limit", "1");
        assertThat(one.get("items")).hasSize(1);
        assertThat(one.get("more").asBoolean()).isTrue();
        JsonNode all = cli().json("vif:list", "--limit", "2000000");
        assertThat(all.get("items")).hasSize(2);
        assertThat(all.get("more").asBoolean()).isFalse();
        assertThat(cli().ok("vif:list", "--limit", "1").out()).endsWith("and more; --limit shows them\n");
        assertThat(cli().ok("vif:list", "--limit", "2").out()).doesNotContain("and more");
    }

    @Test
    void demandsThatMakeNoSenseAreRefused() {
        for (String[] args : new String[][] {
            {"vif:list", "--limit", "0"},
            {"vif:list", "--limit", "99999999999"},
            {"vif:list", "--band", "D"},
            {"vif:list", "--kind", "guess"},
            {"vif:list", "--passed", "--abstained"},
            {"vif:list", "--from", "2030-01-01", "--until", "2020-01-01"},
            {"vif:list", "--parent", "abc"},
            {"vif:list", "--snapshot", "xyz"},
            {"vif:list", "--model", " "},
            {"vif:show", ""},
            {"vif:show", "abc"},
            {"vif:show", "\u001b[2J"},
            {"vif:show", "f".repeat(65)},
            {"vif:reach", ""},
            {"vif:verify", ""},
            {"vif:verify", temp.toString()}
        }) {
            Cli.Result result = exits(Exit.USAGE, args);
            assertThat(result.err().lines()).as(result.toString()).hasSize(1);
            assertThat(result.err()).doesNotContain("\u001b", "internal");
        }
        assertThat(refused(Exit.FINDING, "vif:show", "abcdef")).isEqualTo("witness-missing");
        assertThat(refused(Exit.FINDING, "vif:show", "0".repeat(64))).isEqualTo("witness-missing");
    }

    @Test
    void lineageGoesUpAndDownAndReachFollowsIt() {
        String first = answer("--used", "tower");
        String second = answer("--parent", first, "--run", "r1", "--step", "s");
        JsonNode shown = cli().json("vif:show", first);
        assertThat(ids(shown.get("descendants"))).containsExactly(second);
        assertThat(shown.get("outcome").isNull()).isTrue();
        assertThat(ids(cli().json("vif:show", second).get("ancestors"))).containsExactly(first);
        assertThat(cli().ok("vif:show", first).out()).contains("\nwhat rests on it\nID ");

        JsonNode reach = cli().json("vif:reach", "tower");
        assertThat(ids(reach.get("direct"))).containsExactly(first);
        assertThat(ids(reach.get("indirect"))).containsExactly(second);
        assertThat(reach.get("runs").get(0).asText()).isEqualTo("r1");
        assertThat(cli().ok("vif:reach", "tower").out())
                .startsWith("used by 1 witness\n")
                .contains("and through those by 1 witness\n")
                .endsWith("in the runs r1\n");
        assertThat(cli().ok("vif:reach", "louvre").out()).isEqualTo("no witnessed answer used louvre\n");

        cli().ok("vif:erase", first, "--yes");
        assertThat(cli().json("vif:show", second).get("missing").get(0).asText())
                .isEqualTo(first);
        assertThat(cli().ok("vif:show", second).out()).contains("which is not there any more");
        assertThat(ids(cli().json("vif:list", "--parent", first).get("items"))).containsExactly(second);
    }

    @Test
    void aWitnessIsProvedUntilItsAtomIsErased() {
        String id = witness("Eiffel Tower", "--limit", "1").get("id").asText();
        assertThat(cli().ok("vif:verify", id.substring(0, 12)).out())
                .startsWith("proved: witness " + id.substring(0, 12) + ", with 2 inclusion proofs\n");
        cli().ok("atoms:erase", "tower", "--yes");
        Cli.Result undecided = exits(Exit.FINDING, "vif:verify", id);
        assertThat(undecided.out()).startsWith("undecided: ").contains("erased");
        JsonNode document = exits(Exit.FINDING, "vif:verify", "--json", id).json();
        assertThat(document.get("result").asText()).isEqualTo("undecided");
        assertThat(document.get("witness").asText()).isEqualTo(id);
        assertThat(document.get("findings").get(0).get("code").asText()).isNotEmpty();
        exits(Exit.FINDING, "vif:verify", "0".repeat(64));
    }

    @Test
    void aReceiptInAFileIsProvedAndAnAlteredOneRefuted() throws IOException {
        for (String[] more : new String[][] {{}, {"--context", "50"}}) {
            String[] all = new String[2 + more.length];
            all[0] = "vif:receipt";
            all[1] = "Paris";
            System.arraycopy(more, 0, all, 2, more.length);
            String receipt = cli().ok(all).out();
            Path file = temp.resolve("receipt" + more.length + ".json");
            Files.writeString(file, receipt);
            assertThat(cli().ok("vif:verify", file.toString()).out()).startsWith("proved: receipt ");
            cli().stdin(receipt.getBytes(StandardCharsets.UTF_8));
            assertThat(cli().json("vif:verify", "-").get("result").asText()).isEqualTo("proved");
            Files.writeString(file, receipt.replaceFirst("\"score\":0\\.\\d", "\"score\":0.0"));
            assertThat(exits(Exit.FINDING, "vif:verify", file.toString()).out())
                    .startsWith("refuted: ")
                    .contains("score-differs");
        }
        assertThat(refused(Exit.USAGE, "vif:verify", file("none.json", "{}"))).isEqualTo("witness-malformed");
        assertThat(refused(Exit.USAGE, "vif:verify", file("text.json", "hello")))
                .isEqualTo("bad-json");
    }

    @Test
    void erasureIsConfirmed() {
        String id = answer("--output", "Zanzibar");
        assertThat(exits(Exit.USAGE, "vif:erase", id).err()).contains("Erasing 1 witness", "--yes");
        assertThat(cli().ok("vif:erase", id, id.substring(0, 8), "--yes").out())
                .startsWith("erased 1 record in transaction ");
        exits(Exit.FINDING, "vif:show", id);
        exits(Exit.FINDING, "vif:erase", id.substring(0, 8), "--yes");
        assertThat(exits(Exit.FINDING, "vif:erase", id, "--yes").out()).startsWith("nothing to erase");
        assertThat(cli().json("verify").get("passed").asBoolean()).isTrue();
    }
}
