package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        cli.ok("atoms:create", "kept", "--text", "one");
        cli.ok("atoms:create", "changed", "--text", "two");
        cli.ok("atoms:create", "gone", "--text", "three");
    }

    private String snapshot(String note) {
        return cli.json("snapshots:create", "--note", note).get("id").asText().substring("sha256:".length());
    }

    private void change() {
        cli.ok("atoms:create", "changed", "--text", "deux");
        cli.ok("atoms:retract", "gone");
        cli.ok("atoms:create", "added", "--text", "four");
    }

    private static List<Hash> path(JsonNode proof) {
        List<Hash> path = new ArrayList<>();
        proof.get("path").forEach(hash -> path.add(Hash.parse(hash.asText())));
        return path;
    }

    @Test
    void aSnapshotIsAMomentToAskFrom() {
        String before = snapshot("before");
        change();

        assertThat(cli.json("atoms:get", "changed", "--as-of", before.substring(0, 6))
                        .get("text")
                        .asText())
                .isEqualTo("two");
        assertThat(cli.json("atoms:get", "changed", "--as-of", "snapshot:" + before)
                        .get("text")
                        .asText())
                .isEqualTo("two");
        assertThat(cli.json("atoms:get", "changed").get("text").asText()).isEqualTo("deux");
        assertThat(cli.ok("snapshots:list").out()).contains(before.substring(0, 12), "before");
        assertThat(cli.json("snapshots:list").get("items").get(0).get("note").asText())
                .isEqualTo("before");
    }

    @Test
    void aDifferenceNamesWhatWasAddedChangedAndRemoved() {
        String before = snapshot("before");
        change();
        String after = snapshot("after");

        JsonNode items = cli.json("snapshots:diff", before, after).get("items");
        List<String> changes = new ArrayList<>();
        items.forEach(item ->
                changes.add(item.get("kind").asText() + " " + item.get("key").asText()));
        assertThat(changes).containsExactly("added added", "changed changed", "removed gone");
        assertThat(cli.ok("snapshots:diff", before, "now").out())
                .contains("+ added", "~ changed", "- gone", "two", "deux");
        assertThat(cli.ok("snapshots:diff", "1", "3").out()).contains("+ changed", "+ gone");
        assertThat(cli.ok("snapshots:diff", after).out()).isEqualTo("no difference\n");
    }

    @Test
    void anInclusionProofHoldsForWhoeverHasTheIdAndNoOther() {
        String id = snapshot("s");
        JsonNode printed = cli.json("snapshots:prove", "changed", "--in", id.substring(0, 8));

        assertThat(printed.get("holds").asBoolean()).isTrue();
        InclusionProof proof = new InclusionProof(
                printed.get("seq").asLong(),
                printed.get("size").asLong(),
                printed.get("header").asText(),
                Hash.parse(printed.get("payloadHash").asText()),
                path(printed));
        assertThat(proof.proves(Hash.parse(id))).isTrue();
        assertThat(proof.proves(Hash.sha256())).isFalse();
        assertThat(cli.run("snapshots:prove", "changed").err()).contains("the proof holds");
        assertThat(cli.run("snapshots:prove", "nobody").exit()).isEqualTo(Exit.FINDING);
    }

    @Test
    void aConsistencyProofHoldsForwardsOnly() {
        String before = snapshot("before");
        change();
        String after = snapshot("after");
        JsonNode printed = cli.json("snapshots:prove", "--from", before, "--to", after);

        ConsistencyProof proof = new ConsistencyProof(
                printed.get("fromSize").asLong(), printed.get("toSize").asLong(), path(printed));
        assertThat(proof.proves(Hash.parse(before), Hash.parse(after))).isTrue();
        assertThat(cli.run("snapshots:prove", "--from", after, "--to", before).exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("snapshots:prove").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aSnapshotThatIsNotThereIsNamed() {
        Cli.Result none = cli.run("snapshots:prove", "kept");
        assertThat(none.exit()).isEqualTo(Exit.USAGE);
        assertThat(none.err()).contains("snapshots:create");
        assertThat(cli.run("atoms:get", "kept", "--as-of", "abcdef12").err())
                .contains("no snapshot's id begins with abcdef12");
        assertThat(cli.run("atoms:get", "kept", "--as-of", "abc").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void provingWhatASnapshotDoesNotShowIsAFinding() {
        snapshot("s");
        Cli.Result result = cli.run("snapshots:prove", "nothing", "--json");

        assertThat(result.exit()).isEqualTo(Exit.FINDING);
        assertThat(result.error().get("code").asText()).isEqualTo("not-found");
    }

    @Test
    void theVerdictComesAfterTheWholeProof() {
        snapshot("s");
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Io io = new Io(InputStream.nullInputStream(), terminal, terminal, Map.of(), Io.Terminals.NONE);
        Aimos.run(List.of("--store", cli.store().toString(), "snapshots:prove", "kept"), io);

        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("}\nthe proof holds");
    }
}
