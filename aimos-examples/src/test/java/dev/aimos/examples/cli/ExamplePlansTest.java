package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plans in {@code aimos-examples/plans} do what they say at their top, on a store filled with this repository's docs. */
class ExamplePlansTest {
    private static final Path PLANS = Path.of("plans");

    @TempDir
    static Path shared;

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeAll
    static void fill() {
        new Cli(shared.resolve("store")).ok("ingest", "../docs", "../README.md");
    }

    @BeforeEach
    void copy() throws IOException {
        Path store = temp.resolve("store");
        try (Stream<Path> files = Files.walk(shared.resolve("store"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        store.resolve(shared.resolve("store").relativize(file).toString()));
            }
        }
        cli = new Cli(store);
    }

    /** Runs a plan, quietly. */
    private Cli.Result run(String command, String... args) {
        List<String> all = new ArrayList<>(List.of(command, "--quiet"));
        all.addAll(List.of(args));
        return now(all.toArray(String[]::new));
    }

    /** Runs a command by the clock of the machine, which is that of the runs. */
    private Cli.Result now(String... args) {
        List<String> all = new ArrayList<>(List.of("--store", cli.store().toString(), "--json"));
        all.addAll(List.of(args));
        return cli.plain(all.toArray(String[]::new));
    }

    private JsonNode ok(String... args) {
        Cli.Result result = now(args);
        assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.OK);
        return result.json();
    }

    private JsonNode completed(String plan, String... args) {
        List<String> all = new ArrayList<>(List.of(PLANS.resolve(plan).toString()));
        all.addAll(List.of(args));
        Cli.Result result = run("plan:run", all.toArray(String[]::new));
        assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.OK);
        return result.json();
    }

    private static List<String> plans() throws IOException {
        try (Stream<Path> files = Files.list(PLANS)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void allAreSoundAndFormatted() throws IOException {
        for (String plan : plans()) {
            Cli.Result checked = cli.plain("plan:check", "--json", plan);
            assertThat(checked.exit()).as(checked.toString()).isEqualTo(Exit.OK);
            assertThat(checked.json().get("items").get(0).get("problems"))
                    .as(plan)
                    .isEmpty();
        }
        List<String> acl = new ArrayList<>(List.of("plan:fmt", "--check"));
        plans().stream().filter(plan -> plan.endsWith(".acl")).forEach(acl::add);
        Cli.Result formatted = cli.plain(acl.toArray(String[]::new));
        assertThat(formatted.exit()).as(formatted.toString()).isEqualTo(Exit.OK);
    }

    @Test
    void theDemoFindsAndNotesDown() {
        JsonNode run = completed("demo.acl", "--handlers", "library");
        String key = run.get("results").get("note").asText();

        assertThat(run.get("results").get("answer").asText()).containsIgnoringCase("backup");
        assertThat(ok("atoms:get", key).get("text").asText())
                .isEqualTo(run.get("results").get("answer").asText());
        assertThat(completed("demo.acl", "--handlers", "library").get("results").get("answer"))
                .isEqualTo(run.get("results").get("answer"));
    }

    @Test
    void aPlanInYamlRunsAsOneInAclDoes() throws IOException {
        JsonNode results = completed("answer.yaml", "--handlers", "library,mock", "--mock", "write.text=With backup.")
                .get("results");
        assertThat(results.get("answer").asText()).isEqualTo("With backup.");
        assertThat(ok("atoms:get", results.get("key").asText()).get("text").asText())
                .isEqualTo("With backup.");

        Path acl = temp.resolve("answer.acl");
        Files.writeString(
                acl,
                cli.plain("plan:show", "--acl", PLANS.resolve("answer.yaml").toString())
                        .out());
        Cli.Result again = run("plan:run", acl.toString(), "--handlers", "library,mock", "--input", "least=0.999");
        assertThat(again.exit()).as(again.toString()).isEqualTo(Exit.FINDING);
        assertThat(again.json().get("failure").get("message").asText()).contains("nothing good");
    }

    @Test
    void researchKeepsAnAnswerThatWasVerifiedAndVouchesForIt() {
        JsonNode run = completed("research.acl", research("true"));
        JsonNode results = run.get("results");
        JsonNode witness = ok("atoms:get", results.get("witness").asText());

        assertThat(results.get("found").asInt()).isPositive();
        assertThat(ok("atoms:get", results.get("key").asText()).get("text").asText())
                .isEqualTo("backup copies the journal. erase removes every byte.");
        assertThat(witness.get("text").asText()).contains("payload_hash", "sha256:");
    }

    @Test
    void researchKeepsNothingThatWasNotVerified() {
        List<String> args =
                new ArrayList<>(List.of(PLANS.resolve("research.acl").toString()));
        args.addAll(List.of(research("false")));
        Cli.Result result = run("plan:run", args.toArray(String[]::new));

        assertThat(result.exit()).as(result.toString()).isEqualTo(Exit.FINDING);
        assertThat(result.json().get("failure").get("message").asText()).contains("nothing found says");
        assertThat(ok("atoms:list", "--prefix", "answers/").get("items")).isEmpty();
    }

    private static String[] research(String supported) {
        return new String[] {
            "--handlers",
            "library,mock",
            "--input",
            "question=How is a store backed up, and how is an atom erased?",
            "--mock",
            "split.parts=[\"back up a store\", \"erase an atom\"]",
            "--mock",
            "write.sentences=[\"backup copies the journal.\", \"erase removes every byte.\"]",
            "--mock",
            "verify.supported=" + supported
        };
    }

    @Test
    void theDiamondStoresWhatTheCriticPassed() {
        JsonNode run = completed(
                "code-test-docs.acl",
                "--handlers",
                "library,mock",
                "--input",
                "feature=a retention policy for old versions");

        assertThat(run.get("results").get("keys")).hasSize(3);
        for (JsonNode key : run.get("results").get("keys")) {
            ok("atoms:get", key.asText());
        }
    }

    @Test
    void theDiamondAsksWhenTheCriticIsNotContent() {
        Cli.Result asked = run(
                "plan:run",
                PLANS.resolve("code-test-docs.acl").toString(),
                "--handlers",
                "library,mock",
                "--input",
                "feature=x",
                "--mock",
                "review.score=0.5",
                "--id",
                "diamond");
        assertThat(asked.exit()).as(asked.toString()).isEqualTo(Exit.WAITING);
        Cli.Result accepted = run(
                "plan:approve",
                "diamond",
                "--accept",
                "score=0.9",
                "--accept",
                "remarks=[]",
                "--by",
                "ada",
                "--handlers",
                "library,mock");

        assertThat(accepted.exit()).as(accepted.toString()).isEqualTo(Exit.OK);
        assertThat(accepted.json().get("results").get("score").asDouble()).isEqualTo(0.9);
    }

    @Test
    void theNightShiftSumsUpAndQuotes() {
        JsonNode run = completed(
                "consolidation.acl",
                "--handlers",
                "library,mock",
                "--input",
                "topics=[\"backup\", \"erasure\", \"zyzzyva\"]");
        JsonNode results = run.get("results");

        assertThat(results.get("skipped").asInt()).isEqualTo(1);
        assertThat(results.get("contradictions").asInt()).isZero();
        assertThat(ok("atoms:list", "--tag", "summary").get("items")).hasSize(2);
        assertThat(ok("seg:query", "backup spokenOfIn ?where").get("items")).hasSize(1);
        JsonNode again = completed("consolidation.acl", "--handlers", "library,mock");
        assertThat(again.get("status").asText()).isEqualTo("completed");
        assertThat(ok("atoms:list", "--tag", "summary").get("items")).hasSize(3);
    }

    /** Each command opens the store anew, as a process of its own would. */
    @Test
    void whatAPersonAgreedToIsPublishedAndTakenBackWhenTheRunFails() {
        assertThat(approval("--mock", "announce.sent=false").exit()).isEqualTo(Exit.WAITING);
        assertThat(now("atoms:get", "announcements/announcement").exit()).isEqualTo(Exit.FINDING);
        Cli.Result escalated = answer("publish", "--mock", "announce.sent=false");
        assertThat(escalated.exit()).as(escalated.toString()).isEqualTo(Exit.WAITING);
        assertThat(escalated.json().get("waiting").get(0).get("message").asText())
                .contains("nobody was told");
        ok("atoms:get", "announcements/announcement");
        Cli.Result given = answer("announce", "--reject");

        assertThat(given.exit()).as(given.toString()).isEqualTo(Exit.FINDING);
        assertThat(given.json().get("status").asText()).isEqualTo("failed");
        assertThat(now("atoms:get", "announcements/announcement").exit()).isEqualTo(Exit.FINDING);
        assertThat(ok("atoms:history", "announcements/announcement").get("items"))
                .isNotEmpty();
        ok("plan:replay", "announcement");
    }

    @Test
    void anotherTryCompletesIt() {
        approval("--mock", "announce.sent=false");
        answer("publish", "--mock", "announce.sent=false");
        Cli.Result tried = answer("announce", "--retry");

        assertThat(tried.exit()).as(tried.toString()).isEqualTo(Exit.OK);
        assertThat(tried.json().get("results").get("sent").asBoolean()).isTrue();
        ok("atoms:get", "announcements/announcement");
        ok("plan:replay", "announcement");
    }

    @Test
    void aNoPublishesNothing() {
        approval();
        Cli.Result refused = answer("publish", "--reject");

        assertThat(refused.exit()).as(refused.toString()).isEqualTo(Exit.FINDING);
        assertThat(now("atoms:get", "announcements/announcement").exit()).isEqualTo(Exit.FINDING);
    }

    private Cli.Result approval(String... more) {
        List<String> args = new ArrayList<>(List.of(
                PLANS.resolve("approval.acl").toString(),
                "--id",
                "announcement",
                "--handlers",
                "library,mock",
                "--input",
                "topic=snapshots"));
        args.addAll(List.of(more));
        return run("plan:run", args.toArray(String[]::new));
    }

    private Cli.Result answer(String request, String... more) {
        List<String> args =
                new ArrayList<>(List.of("announcement", request, "--by", "ada", "--handlers", "library,mock"));
        args.addAll(List.of(more));
        return run("plan:approve", args.toArray(String[]::new));
    }

    @Test
    void everyPlanSaysHowToRunIt() throws IOException {
        for (String plan : plans()) {
            String text = Files.readString(Path.of(plan));
            assertThat(text)
                    .contains("aimos --store memory plan:run aimos-examples/plans/"
                            + Path.of(plan).getFileName());
        }
    }
}
