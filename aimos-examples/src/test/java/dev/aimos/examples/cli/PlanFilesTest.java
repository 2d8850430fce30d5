package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans in files: checked, formatted and shown, without any store. */
class PlanFilesTest {
    private static final String PLAN = """
            # What it is for.
            PLAN p "Does it":
              INPUT q: text "asked"
              INPUT n: number = 2
              OUTPUT a: text = steps.two.out.a
              ROLE writer: llm(model="small")
              POOL shared: tokens=5k policy=fair

              STEP one:
                ASSIGN retriever: "Find ${inputs.q}"
                OUTPUT hits: list of object
                OUTPUT text: text
                GATE some: count(out.hits) >= inputs.n

              STEP two:
                ASSIGN writer
                INPUT text = steps.one.out.text
                OUTPUT a: text
                BUDGET tokens=1k, time=5s, pool=shared
                RETRY 2
                ON_FAIL fallback three

              STEP three:
                ASSIGN operator.log: "failed"
                OUTPUT a: text
            """;

    @TempDir
    Path temp;

    private Cli cli;

    @BeforeEach
    void none() {
        cli = new Cli(temp.resolve("store"));
    }

    private String file(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.writeString(file, text);
        return file.toString();
    }

    @Test
    void aSoundPlanIsSound() throws IOException {
        String file = file("p.acl", PLAN);

        assertThat(cli.plain("plan:check", file).exit()).isEqualTo(Exit.OK);
        assertThat(cli.plain("plan:check", file).out()).endsWith("p.acl: sound\n");
        JsonNode item =
                cli.plain("plan:check", "--json", file).json().get("items").get(0);
        assertThat(item.get("sound").asBoolean()).isTrue();
        assertThat(item.get("problems")).isEmpty();
    }

    @Test
    void everyProblemIsShownWithItsPlace() throws IOException {
        String file = file(
                "bad.acl",
                PLAN.replace("steps.one.out.text", "steps.oen.out.text").replace("GATE some", "GAET some"));
        Cli.Result result = cli.plain("plan:check", file, file("p.acl", PLAN));

        assertThat(result.exit()).isEqualTo(Exit.FINDING);
        assertThat(result.out())
                .contains("bad.acl:13:5: error: ", "\n  ", "^^^^", "did you mean", "bad.acl: 2 errors", "p.acl: sound");
        JsonNode problems = cli.plain("plan:check", "--json", file)
                .json()
                .get("items")
                .get(0)
                .get("problems");
        assertThat(problems)
                .anyMatch(problem -> problem.get("severity").asText().equals("error")
                        && problem.get("line").asInt() == 13
                        && problem.get("suggestion").asText().contains("GATE"));
    }

    @Test
    void standardInputIsReadToo() {
        assertThat(cli.stdin(PLAN.getBytes(StandardCharsets.UTF_8))
                        .plain("plan:check", "-")
                        .out())
                .isEqualTo("-: sound\n");
        assertThat(cli.plain("plan:fmt", "-").out()).isEqualTo(PLAN);
        assertThat(cli.plain("plan:show", "-").out()).startsWith("p  Does it\n");
        assertThat(cli.plain("plan:fmt", "--write", "-").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void formattingWritesOnlyWhatChanges() throws IOException {
        String untidy = PLAN.replace("    ASSIGN", " ASSIGN").replace("n: number = 2", "n :number=2");
        String file = file("untidy.acl", untidy);
        String tidy = file("tidy.acl", PLAN);

        assertThat(cli.plain("plan:fmt", file).out()).isEqualTo(PLAN);
        assertThat(Files.readString(Path.of(file))).isEqualTo(untidy);
        Cli.Result checked = cli.plain("plan:fmt", "--check", file, tidy);
        assertThat(checked.exit()).isEqualTo(Exit.FINDING);
        assertThat(checked.out()).contains("untidy.acl\n").doesNotContain("\ntidy.acl");
        assertThat(cli.plain("plan:fmt", "--write", file, tidy).exit()).isEqualTo(Exit.OK);
        assertThat(Files.readString(Path.of(file))).isEqualTo(PLAN);
        assertThat(cli.plain("plan:fmt", "--check", "--json", file, tidy).json().get("items"))
                .hasSize(2)
                .noneMatch(item -> item.get("changed").asBoolean());
        try (var files = Files.list(temp)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whatCannotBeReadIsNotWrittenOver() throws IOException {
        String bad = file("bad.acl", "PLAN p:\n  STEP one:\n    ASSIGN \"");
        String untidy = file("untidy.acl", PLAN.replace("    ASSIGN", " ASSIGN"));
        Cli.Result result = cli.plain("plan:fmt", "--write", untidy, bad);

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("bad.acl has", "^");
        assertThat(Files.readString(Path.of(untidy))).isNotEqualTo(PLAN);
        assertThat(cli.plain("plan:fmt", "--json", bad).error().get("problems")).isNotEmpty();
        assertThat(cli.plain("plan:fmt", untidy, untidy).exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.plain("plan:fmt", "--check", "--write", untidy).exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aPlanIsShownInItsOrder() throws IOException {
        String file = file("p.acl", PLAN);

        assertThat(cli.plain("plan:show", file).out())
                .contains(
                        "p  Does it",
                        "q: text",
                        "writer (llm): two",
                        "shared: 5,000 tokens, fair",
                        "1,000 tokens, 5 s",
                        "2 more attempts; three if it fails",
                        "only when needed",
                        "one > two");
        JsonNode plan = cli.plain("plan:show", "--json", file).json();
        assertThat(plan.get("order")).extracting(JsonNode::asText).containsExactly("one", "two");
        assertThat(plan.get("steps").get(1).get("needs").get(0).asText()).isEqualTo("one");
        assertThat(plan.get("steps").get(2).get("dormant").asBoolean()).isTrue();
        assertThat(cli.plain("plan:show", "--mermaid", file).out()).startsWith("flowchart");
        assertThat(cli.plain("plan:show", "--acl", file).out()).startsWith("PLAN p \"Does it\":\n");
        assertThat(cli.plain("plan:show", "--acl", "--mermaid", file).exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.plain("plan:show", "--as-of", "1", file).exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void whatIsNoFileIsToldInALine() throws IOException {
        for (String command : new String[] {"plan:check", "plan:fmt", "plan:show"}) {
            Cli.Result missing = cli.plain(command, temp.resolve("none.acl").toString());
            assertThat(missing.exit()).as(missing.toString()).isEqualTo(Exit.USAGE);
            assertThat(missing.err()).contains("no such file");
        }
        Path latin = temp.resolve("latin.acl");
        Files.write(latin, "PLAN p \"Gr\u00fc\u00dfe\":".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(cli.plain("plan:check", latin.toString()).err()).contains("latin.acl:1: ", "not valid UTF-8");
        assertThat(cli.plain("plan:check", temp.toString()).err()).contains("is no file");
        assertThat(cli.plain("plan:show", "no-run").err()).contains("no-store".substring(3));
    }

    @Test
    void hostileTextsAreToldWithoutHarm() throws IOException {
        String[] texts = {
            "",
            "\u0000\u001b[2J",
            "PLAN p: STEP a: ASSIGN x: \"\u202e\u001b\"",
            "(".repeat(100_000),
            "PLAN p:\n STEP a:\n ASSIGN x\n GATE " + "(".repeat(100_000),
            "PLAN p:\n" + "  STEP s:\n".repeat(10_000),
            "x".repeat(1 << 20),
            "\"".repeat(100_001),
            "PLAN p \"\ud83d\ude00\": STEP \u00e4: ASSIGN x"
        };
        for (int i = 0; i < texts.length; i++) {
            for (String ending : new String[] {".acl", ".yaml"}) {
                String file = file("hostile" + i + ending, texts[i]);
                Cli.Result checked = cli.plain("plan:check", file);
                assertThat(checked.exit()).as(file).isEqualTo(Exit.FINDING);
                assertThat(checked.out()).doesNotContain("\u001b", "\u0000", "\u202e");
                Cli.Result shown = cli.plain("plan:show", file);
                assertThat(shown.exit()).as(file).isEqualTo(Exit.USAGE);
                assertThat(shown.err()).doesNotContain("\u001b", "\u0000", "\u202e", "internal");
            }
        }
    }
}
