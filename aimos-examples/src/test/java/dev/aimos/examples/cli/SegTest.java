package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence graph from the command line, from the first claim to the decision about two. */
class SegTest {
    private static final String TEXT = "The Eiffel Tower is 330 m tall. It was 312 m tall at first.";

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void store() {
        cli = new Cli(temp.resolve("store"));
        cli.ok("atoms:create", "tower", "--text", TEXT);
        cli.ok("seg:add", "--predicate", "height", "--functional");
    }

    private String claim(String... args) {
        List<String> all = new ArrayList<>(List.of("seg:add"));
        all.addAll(List.of(args));
        JsonNode added = cli.json(all.toArray(String[]::new));
        for (JsonNode item : added.get("items")) {
            if (item.get("item").get("kind").asText().equals("claim")) {
                return item.get("id").asText();
            }
        }
        throw new AssertionError("no claim in " + added);
    }

    private String tall() {
        return claim(
                "Eiffel Tower",
                "height",
                "330 m",
                "--evidence",
                "tower",
                "--quote",
                "is 330 m tall",
                "--source",
                "Notes",
                "--reliability",
                "0.8");
    }

    private String low() {
        return claim("Eiffel Tower", "height", "312", "m", "--evidence", "tower", "--quote", "was 312 m tall");
    }

    private static List<String> texts(JsonNode items, String member) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.get(member).asText()));
        return texts;
    }

    @Test
    void aClaimBringsWhatItNeedsAndSaysSo() {
        Cli.Result added = cli.ok(
                "seg:add",
                "Eiffel Tower",
                "height",
                "330 m",
                "--evidence",
                "tower",
                "--quote",
                "is 330 m tall",
                "--source",
                "Notes",
                "--reliability",
                "0.8");
        assertThat(added.out())
                .contains("created   entity:eiffel-tower  Eiffel Tower\n")
                .contains("  entity:eiffel-tower height 330 m\n")
                .contains("created   source:notes  Notes, reliability 0.8\n")
                .contains("doc:tower/sec:1/par:1/sen:1 chars 17-30 from source:notes")
                .contains(" supports claim:");
        assertThat(cli.json("seg:add", "Eiffel Tower", "height", "330 m")
                        .get("items")
                        .get(0)
                        .get("item")
                        .get("object")
                        .toString())
                .isEqualTo("{\"number\":330.0,\"unit\":\"m\"}");
    }

    @Test
    void aSecondObjectOfAFunctionalPredicateIsAContradictionAndExplained() {
        tall();
        Cli.Result second = cli.ok("seg:add", "Eiffel Tower", "height", "312 m");
        assertThat(second.out())
                .contains("contradiction  claim:")
                .contains("'height' has one object at a time, and they name two")
                .contains("rests on doc:tower/sec:1/par:1/sen:1");

        JsonNode found = cli.json("seg:contradictions").get("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("reason").asText()).isEqualTo("functional");
        assertThat(found.get(0).get("open").asBoolean()).isTrue();
        assertThat(found.get(0).get("firstEvidence")).hasSize(1);
        assertThat(cli.json("seg:contradictions", "--about", "Eiffel Tower").get("items"))
                .hasSize(1);
        assertThat(cli.ok("seg:contradictions", "--about", "entity:other").out())
                .contains("no open contradiction");
    }

    @Test
    void claimsAtDifferentTimesDoNotContradictEachOther() {
        claim("Eiffel Tower", "height", "312 m", "--from", "1889-03-31", "--to", "1900-01-01");
        claim("Eiffel Tower", "height", "330 m", "--from", "2022-03-15");
        assertThat(cli.json("seg:contradictions", "--any-time").get("items")).isEmpty();
        assertThat(cli.ok("seg:query", "Eiffel Tower", "height", "?h").out())
                .contains("330 m")
                .doesNotContain("312 m");
        assertThat(cli.ok("seg:query", "Eiffel Tower", "height", "?h", "--valid-at", "1890-01-01")
                        .out())
                .contains("312 m")
                .doesNotContain("330 m");
        assertThat(cli.ok("seg:query", "Eiffel Tower", "height", "?h", "--valid-at", "1890-01-01", "--as-of", "2")
                        .out())
                .isEqualTo("nothing fits\n");
    }

    @Test
    void aDenialContradictsWhatItDenies() {
        claim("Eiffel Tower", "open", "yes");
        claim("Eiffel Tower", "open", "yes", "--not");
        assertThat(cli.json("seg:contradictions")
                        .get("items")
                        .get(0)
                        .get("reason")
                        .asText())
                .isEqualTo("polarity");
    }

    @Test
    void aContradictionIsDecidedAndTheDecisionTakenBack() {
        String tall = tall();
        String low = low();
        Cli.Result decided = cli.ok("seg:resolve", tall, low, "--keep", tall, "--note", "newer");
        assertThat(decided.out()).contains(tall + " prevails", "keep of", "newer");
        assertThat(cli.json("seg:contradictions").get("items")).isEmpty();
        assertThat(cli.json("seg:contradictions", "--resolved").get("items")).hasSize(1);
        assertThat(cli.json("seg:show", low).get("standing").asText()).isEqualTo("rejected");
        assertThat(cli.json("seg:query", "Eiffel Tower", "height", "?h").get("items"))
                .hasSize(1);
        assertThat(cli.json("seg:query", "Eiffel Tower", "height", "?h", "--rejected")
                        .get("items"))
                .hasSize(2);

        assertThat(cli.ok("seg:resolve", low, tall, "--undo").out()).startsWith("retracted resolution:");
        assertThat(cli.json("seg:contradictions").get("items")).hasSize(1);
        cli.ok("seg:resolve", tall, low, "--escalate");
        assertThat(cli.json("seg:contradictions").get("items")).hasSize(1);
        assertThat(cli.run("seg:resolve", tall, tall.replace(tall.substring(6, 12), "ffffff"), "--keep", tall)
                        .exit())
                .isEqualTo(Exit.FINDING);
    }

    @Test
    void aThingIsShownWithItsStandingBeliefAndLinks() {
        String tall = tall();
        JsonNode shown = cli.json("seg:show", tall);
        assertThat(shown.get("standing").asText()).isEqualTo("holds");
        assertThat(shown.get("item").get("statement").asText()).isEqualTo("entity:eiffel-tower height 330 m");
        assertThat(shown.get("belief").get("belief").asDouble()).isBetween(0.5, 0.9);
        assertThat(texts(shown.get("links"), "label")).contains("subject", "supports");
        assertThat(cli.ok("seg:show", tall).out())
                .contains("says     entity:eiffel-tower height 330 m")
                .contains("standing holds", "->       subject entity:eiffel-tower", "<-       supports evidence:");
        assertThat(cli.json("seg:show", "Eiffel Tower").get("belief").isNull()).isTrue();
        assertThat(cli.json("seg:show", "doc:tower").get("item").isNull()).isTrue();

        Cli.Result nobody = cli.run("seg:show", "Nobody", "--json");
        assertThat(nobody.exit()).isEqualTo(Exit.FINDING);
        assertThat(nobody.error().get("code").asText()).isEqualTo("not-found");
    }

    @Test
    void historyStaysWhenSomethingIsTakenBack() {
        String claim = claim("Eiffel Tower", "height", "330 m", "--from", "2000-01-01");
        assertThat(cli.json("seg:retract", claim, "--from", "2010-01-01", "--to", "2011-01-01")
                        .get("outcome")
                        .asText())
                .isEqualTo("retracted");
        assertThat(cli.run("seg:show", claim, "--valid-at", "2010-06-01").exit())
                .isEqualTo(Exit.FINDING);
        cli.ok("seg:show", claim);
        cli.ok("seg:retract", claim);
        assertThat(cli.run("seg:show", claim).err()).contains("gone", "--history");
        assertThat(cli.ok("seg:show", claim, "--history").out()).contains("height 330 m", "2000-01-01");
        assertThat(cli.json("seg:show", claim, "--history").get("items").size()).isGreaterThan(1);
        assertThat(cli.ok("seg:retract", claim).out()).contains("nothing to take back");
        assertThat(cli.run("seg:show", "claim:0123", "--history").exit()).isEqualTo(Exit.FINDING);
    }

    @Test
    void whatIsReferredToIsNotTakenBack() {
        tall();
        Cli.Result refused = cli.run("seg:retract", "Eiffel Tower", "--json");
        assertThat(refused.exit()).isEqualTo(Exit.STORE);
        assertThat(refused.error().get("code").asText()).isEqualTo("still-referred-to");
    }

    @Test
    void aTraceGoesDownToTheWordsAndAnImpactUpAgain() {
        String tall = tall();
        assertThat(cli.ok("seg:trace", tall).out())
                .startsWith(tall + "  entity:eiffel-tower height 330 m\n  supports  evidence:")
                .contains("\n    quotes  doc:tower/sec:1/par:1/sen:1")
                .contains("\n    source  source:notes  Notes, reliability 0.8");
        JsonNode trace = cli.json("seg:trace", tall);
        assertThat(trace.get("root").asText()).isEqualTo(tall);
        assertThat(texts(trace.get("items"), "depth")).startsWith("0", "1", "2");
        assertThat(cli.run("seg:trace", "claim:0123").exit()).isEqualTo(Exit.FINDING);

        assertThat(cli.ok("seg:impact", "doc:tower").out())
                .startsWith("doc:tower\n  falls     evidence:")
                .contains("falls     " + tall);
        JsonNode impact = cli.json("seg:impact", "doc:tower").get("items");
        assertThat(texts(impact, "id")).contains(tall);
        assertThat(cli.ok("seg:impact", "--as-of", "1", "doc:tower").out()).contains("nothing rests on it");
    }

    @Test
    void relationsLeadFromOneThingToAnother() {
        String tall = tall();
        cli.ok("seg:add", "--entity", "La Dame de Fer");
        assertThat(cli.ok("seg:relate", "Eiffel Tower", "sameAs", "La Dame de Fer")
                        .out())
                .contains("entity:eiffel-tower sameAs entity:la-dame-de-fer");
        assertThat(cli.run("seg:relate", "Nobody", "sameAs", "Eiffel Tower").exit())
                .isEqualTo(Exit.FINDING);

        assertThat(cli.ok("seg:path", "La Dame de Fer", tall).out())
                .isEqualTo("entity:la-dame-de-fer\n  <-sameAs- entity:eiffel-tower\n  <-subject- " + tall + "\n");
        JsonNode path = cli.json("seg:path", "La Dame de Fer", tall);
        assertThat(path.get("found").asBoolean()).isTrue();
        assertThat(path.get("ids")).hasSize(3);
        assertThat(cli.json("seg:path", "La Dame de Fer", tall, "--along", "supports")
                        .get("found")
                        .asBoolean())
                .isFalse();
        assertThat(cli.ok("seg:path", "La Dame de Fer", tall, "--depth", "1").out())
                .contains("no way from");
    }

    @Test
    void patternsAreJoinedByTheirVariables() {
        cli.ok("seg:add", "Eiffel Tower", "in", "Paris", "--object-entity");
        cli.ok("seg:add", "Louvre", "in", "entity:paris");
        cli.ok("seg:add", "Paris", "country", "entity:france");
        cli.ok("seg:add", "Paris", "motto", "it is tossed", "--object-text");
        assertThat(cli.ok("seg:query", "?what in ?city", "?city country entity:france")
                        .out())
                .contains("?what", "?city", "entity:eiffel-tower", "entity:louvre");
        JsonNode rows = cli.json("seg:query", "?what", "in", "entity:paris");
        assertThat(rows.get("items")).hasSize(2);
        assertThat(rows.get("complete").asBoolean()).isTrue();
        assertThat(rows.get("items").get(0).get("claims")).hasSize(1);
        assertThat(cli.json("seg:query", "?what", "in", "entity:paris", "--limit", "1")
                        .get("complete")
                        .asBoolean())
                .isFalse();
        assertThat(cli.ok("seg:query", "?who", "motto", "it is tossed").out()).contains("entity:paris");
        assertThat(cli.ok("seg:query", "Paris", "country", "entity:france").out())
                .isEqualTo("yes\n");
        assertThat(cli.ok("seg:query", "Paris", "country", "entity:spain").out())
                .isEqualTo("nothing fits\n");
    }

    @Test
    void theMemoryIsReadOnceAndAgainWhenItChanges() {
        JsonNode built = cli.json("seg:build", "--prefix", "tower");
        assertThat(built.get("atoms").asInt()).isEqualTo(1);
        assertThat(built.get("nodes").asInt()).isEqualTo(2);
        assertThat(built.get("claims").asInt()).isPositive();
        assertThat(built.get("evidence").asInt()).isPositive();
        JsonNode again = cli.json("seg:build");
        assertThat(again.get("unchanged").asInt()).isEqualTo(1);
        assertThat(again.get("claims").asInt()).isZero();
        cli.ok("atoms:create", "tower", "--text", "Nothing is said here.");
        assertThat(cli.json("seg:build").get("retracted").asInt()).isPositive();
        assertThat(cli.ok("seg:build").out()).startsWith("1 atom, 1 unchanged; ");
        assertThat(cli.run("seg:build", "--level", "sentense").err()).contains("did you mean sentence?");
    }

    @Test
    void erasureIsConfirmed() {
        String claim = claim("Eiffel Tower", "nickname", "Zanzibar");
        assertThat(cli.run("seg:erase", claim).err()).contains("--yes");
        assertThat(cli.ok("seg:erase", claim, "--yes").out()).startsWith("erased 1 version in transaction");
        assertThat(cli.run("seg:show", claim).exit()).isEqualTo(Exit.FINDING);
        assertThat(cli.run("seg:erase", claim, "--yes").exit()).isEqualTo(Exit.FINDING);
        assertThat(cli.json("verify").get("passed").asBoolean()).isTrue();
    }

    @Test
    void figuresCountWhatIsThere() {
        tall();
        low();
        JsonNode stats = cli.json("seg:stats");
        assertThat(stats.get("items").get("claim").asInt()).isEqualTo(2);
        assertThat(stats.get("relations").get("supports").asInt()).isEqualTo(2);
        assertThat(stats.get("claims").get("height").asInt()).isEqualTo(2);
        assertThat(stats.get("contradictions").asInt()).isEqualTo(1);
        assertThat(cli.ok("seg:stats").out()).contains("claim          2: height 2", "contradictions 1 open");
        assertThat(cli.json("seg:stats", "--as-of", "1")
                        .get("items")
                        .path("claim")
                        .asInt())
                .isZero();
    }

    @Test
    void wordsThatAreNotThereAreNoEvidence() {
        Cli.Result result = cli.run("seg:add", "a", "p", "b", "--evidence", "tower", "--quote", "is 400 m tall");
        assertThat(result.exit()).isEqualTo(Exit.FINDING);
        assertThat(cli.json("seg:stats").get("items").path("claim").asInt()).isZero();
    }
}
