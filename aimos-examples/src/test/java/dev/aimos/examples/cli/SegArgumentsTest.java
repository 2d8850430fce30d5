package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.SegValues;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the commands of the graph read their arguments; what makes no sense is refused before a store is made or opened. */
class SegArgumentsTest {
    private static final String CLAIM = "claim:00000000000000000000000000000000";

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
    }

    private void refused(String message, String... args) {
        Cli.Result result = cli.run(args);
        assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains(message);
        assertThat(cli.store()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "330 m | 330 m",
                "330 | 330",
                "-1.5e3 km/h | -1500 km/h",
                "330 m per second | \"330 m per second\"",
                "330m | \"330m\"",
                "entity:paris | entity:paris",
                "Paris | \"Paris\"",
                "true | \"true\""
            })
    void anObjectIsAQuantityAnEntityOrAText(String words, String value) {
        assertThat(SegValues.parse(List.of(words.split(" ")))).hasToString(value);
        assertThat(SegValues.parse(List.of(words))).hasToString(value);
    }

    @Test
    void anObjectOfNoWordsIsAText() {
        assertThat(SegValues.parse(List.of(""))).isEqualTo(Value.of(""));
    }

    @Test
    void namesAreEntities() {
        assertThat(SegIds.parse("Eiffel Tower")).isEqualTo("entity:eiffel-tower");
        assertThat(SegIds.parse("Alien: Covenant")).isEqualTo("entity:alien:-covenant");
        assertThat(SegIds.parse("doc:notes/x")).isEqualTo("doc:notes/x");
        assertThat(SegIds.parse(CLAIM)).isEqualTo(CLAIM);
        assertThatThrownBy(() -> SegIds.claim("Eiffel Tower")).hasMessageContaining("is no claim");
        assertThatThrownBy(() -> SegIds.entity(CLAIM)).hasMessageContaining("is no entity");
    }

    @Test
    void relationsAreReadLooselyAndTheNearestIsNamed() {
        assertThat(SegIds.relation("derived-from")).isEqualTo(RelationType.DERIVED_FROM);
        assertThat(SegIds.relation("SameAs")).isEqualTo(RelationType.SAME_AS);
        refused("unknown relation 'suports'; did you mean supports?", "seg:relate", "a", "suports", "b");
        refused("unknown label 'quote'; did you mean quotes?", "seg:path", "a", "b", "--along", "supports,quote");
        refused("unknown format 'graphlm'; did you mean graphml?", "seg:export", "--format", "graphlm");
        refused("a relation is", "seg:relate", "a", "supports", "b");
        refused("cannot stand in a relation to itself", "seg:relate", "a", "sameAs", "A");
    }

    @Test
    void theEndOfAFilesNameChoosesTheFormat() {
        assertThat(SegFormats.choose(Optional.empty(), Optional.empty())).isEqualTo(GraphExport.Format.JSON);
        assertThat(SegFormats.choose(Optional.empty(), Optional.of(Path.of("a.GV"))))
                .isEqualTo(GraphExport.Format.DOT);
        assertThat(SegFormats.choose(Optional.empty(), Optional.of(Path.of("a.prov.json"))))
                .isEqualTo(GraphExport.Format.PROV_JSON);
        assertThat(SegFormats.choose(Optional.of("prov_json"), Optional.of(Path.of("a.dot"))))
                .isEqualTo(GraphExport.Format.PROV_JSON);
        assertThat(SegFormats.choose(Optional.empty(), Optional.of(Path.of("graph"))))
                .isEqualTo(GraphExport.Format.JSON);
    }

    @Test
    void oneThingIsAddedAtATime() {
        refused("add one thing", "seg:add");
        refused("add one thing", "seg:add", "--entity", "A", "--predicate", "p");
        refused("add one thing", "seg:add", "--entity", "A", "--source", "S");
        refused("a claim has a subject", "seg:add", "Eiffel Tower", "height");
        refused("need --entity", "seg:add", "--source", "S", "--type", "t");
        refused("need --predicate", "seg:add", "--entity", "A", "--functional");
        refused("need --source", "seg:add", "a", "p", "b", "--reliability", "0.5");
        refused("need a claim", "seg:add", "--entity", "A", "--not");
        refused("evidence is an atom and its words", "seg:add", "a", "p", "b", "--evidence", "k");
        refused("--source is where evidence comes from", "seg:add", "a", "p", "b", "--source", "S");
        refused("one thing", "seg:add", "a", "p", "b", "--object-text", "--object-entity");
        refused("is no date", "seg:add", "a", "p", "b", "--from", "soon");
    }

    @Test
    void decisionsNameTwoClaimsAndOneWayToDecide() {
        refused("is no claim", "seg:resolve", "a", "b", "--escalate");
        refused("--keep", "seg:resolve", CLAIM, CLAIM);
        refused("", "seg:resolve", CLAIM, CLAIM, "--undo", "--escalate");
        refused("--keep names one of the two", "seg:resolve", CLAIM, CLAIM + "1", "--keep", CLAIM + "2");
    }

    @Test
    void patternsAreReadBeforeTheStoreIs() {
        refused("a pattern is a subject", "seg:query", "?a");
        refused("a pattern is a subject", "seg:query", "?a", "p", "b c", "d");
        refused("ask for at least 1 row", "seg:query", "?a", "p", "b", "--limit", "0");
    }

    @Test
    void exportsAndImportsMatchTheirOptions() {
        refused("--json prints JSON", "seg:export", "--format", "dot", "--json");
        refused("add --around", "seg:export", "--depth", "2");
        refused("1 step at least", "seg:export", "--around", "a", "--depth", "0");
        refused("does not hold all of a graph", "seg:import", "a.dot");
        refused("--history shows every moment", "seg:show", "a", "--history", "--as-of", "1");
        Cli.Result missing = cli.run("seg:import", "nowhere.json");
        assertThat(missing.exit()).isEqualTo(Exit.STORE);
        assertThat(missing.err()).contains("no such file: nowhere.json");
        assertThat(cli.store()).doesNotExist();
    }
}
