package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Witnesses are signed, and checked where the store is not. */
class AuditTest extends VifSuite {
    private static final String KEEPING = """
            PLAN keeping:
              STEP note:
                ASSIGN storer.put
                INPUT key = "made"
                INPUT text = "It was said."
            """;

    private String key(String name) {
        String file = temp.resolve(name).toString();
        cli().ok("vif:keygen", file);
        return file;
    }

    @Test
    void aKeyIsReadableByItsOwnerAloneAndNeverWrittenOver() throws IOException {
        Path file = temp.resolve("key.pem");
        JsonNode made = cli().json("vif:keygen", file.toString());
        assertThat(made.get("key").asText()).hasSize(64);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String text = Files.readString(file);
        assertThat(text).startsWith("-----BEGIN PRIVATE KEY-----\n").contains("-----BEGIN PUBLIC KEY-----\n");
        assertThat(refused(Exit.USAGE, "vif:keygen", file.toString())).isEqualTo("file-exists");
        assertThat(refused(Exit.USAGE, "vif:keygen", temp.toString())).isEqualTo("file-exists");
        assertThat(refused(
                        Exit.USAGE, "vif:keygen", temp.resolve("none/key.pem").toString()))
                .isEqualTo("no-folder");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void keysFollowEachOtherWhenTheOneBeforeAgrees() {
        String first = key("first.pem");
        String second = key("second.pem");
        assertThat(cli().ok("vif:keys").out()).startsWith("no keys");
        JsonNode signed = witness("--kind", "answer", "--model", "m", "--output", "1", "--sign", first);
        assertThat(signed.get("signature").get("value").asText()).hasSize(128);
        assertThat(cli().ok("vif:show", signed.get("id").asText()).out()).contains("signed with  key ");

        String[] next = {"vif:witness", "--kind", "answer", "--model", "m", "--output", "2", "--sign", second};
        assertThat(refused(Exit.USAGE, next)).isEqualTo("key-not-endorsed");
        assertThat(exits(Exit.USAGE, next).err()).contains("--sign NEXT --succeeds LAST");
        witness("--kind", "answer", "--model", "m", "--output", "2", "--sign", second, "--succeeds", first);
        exits(Exit.OK, "vif:witness", "--kind", "answer", "--model", "m", "--output", "3", "--sign", second);
        assertThat(refused(Exit.USAGE, "vif:witness", "Paris", "--sign", first)).isEqualTo("key-retired");

        JsonNode keys = cli().json("vif:keys").get("items");
        assertThat(keys).hasSize(2);
        assertThat(keys.get(1).get("endorsedBy")).isEqualTo(keys.get(0).get("id"));
        assertThat(keys.get(0).get("until").get("tx"))
                .isEqualTo(keys.get(1).get("since").get("tx"));
        assertThat(cli().ok("vif:keys").out()).contains("KEY ", "ENDORSED BY", "transaction 3");
        cli().ok("vif:verify", signed.get("id").asText());
    }

    @Test
    void aPrivateKeyAloneIsEnoughAndAnythingElseIsNone() throws Exception {
        String alone = file(
                "alone.pem",
                pem(
                        "PRIVATE",
                        KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()
                                .getEncoded()));
        assertThat(witness("--kind", "answer", "--model", "m", "--sign", alone)
                        .get("signature")
                        .isNull())
                .isFalse();

        String one = Files.readString(Path.of(key("one.pem")));
        String two = Files.readString(Path.of(key("two.pem")));
        String mixed =
                one.substring(0, one.indexOf("-----BEGIN PUBLIC")) + two.substring(two.indexOf("-----BEGIN PUBLIC"));
        for (String bad : new String[] {
            "",
            "hello",
            one.substring(one.indexOf("-----BEGIN PUBLIC")),
            one.replace("MC4C", "MC4D"),
            mixed,
            pem("PRIVATE", new byte[40]),
            pem(
                    "PRIVATE",
                    KeyPairGenerator.getInstance("X25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded()),
            "x".repeat(20_000)
        }) {
            String file = file("bad.pem", bad);
            assertThat(refused(Exit.USAGE, "vif:witness", "x", "--sign", file))
                    .as(bad)
                    .isEqualTo("bad-key");
        }
        assertThat(refused(
                        Exit.USAGE,
                        "vif:witness",
                        "x",
                        "--sign",
                        temp.resolve("none").toString()))
                .isEqualTo("no-file");
        assertThat(refused(Exit.USAGE, "plan:run", "x.acl", "--sign", temp.toString()))
                .isEqualTo("no-file");
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n"
                .formatted(kind, Base64.getEncoder().encodeToString(key), kind);
    }

    @Test
    void stepsOfARunAreSignedAndTheNextCommandSaysWithWhat() throws IOException {
        String key = key("key.pem");
        String plan = file("asking.acl", PlanSuite.ASKING);
        Cli.Result waits =
                exits(Exit.WAITING, "plan:run", plan, "--id", "r1", "--handlers", "mock", "--sign", key, "--quiet");
        assertThat(waits.out()).contains("plan:approve r1 act --handlers mock --sign " + key);
        exits(Exit.OK, "plan:approve", "r1", "--by", "ada", "--handlers", "mock", "--sign", key, "--quiet");
        String steps = file("keep.acl", KEEPING);
        exits(Exit.OK, "plan:run", steps, "--id", "r2", "--handlers", "library", "--sign", key, "-q");
        JsonNode witnesses =
                cli().json("vif:list", "--run", "r2", "--kind", "step").get("items");
        assertThat(witnesses.size()).as("the step that wrote into the memory").isEqualTo(1);
        witnesses.forEach(step -> assertThat(step.get("signature").isNull()).isFalse());
    }

    @Test
    void aBundleIsProvedWithoutTheStoreUntilItIsAltered() throws IOException {
        witness("Eiffel Tower", "--sign", key("key.pem"));
        answer("--output", "x");
        Path bundle = temp.resolve("bundle");
        assertThat(cli().ok("audit:bundle", bundle.toString(), "--kind", "retrieval")
                        .out())
                .startsWith("1 witness, 1 record of atoms, 1 key, 0 snapshots, to " + bundle + "\nroot ")
                .endsWith("\n  aimos audit:verify " + bundle + "\n");
        assertThat(cli().plain("audit:verify", bundle.toString()).out()).isEqualTo("proved: 1 witness, 3 records\n");
        Cli.Result json = cli().plain("audit:verify", "--json", bundle.toString());
        assertThat(json.exit()).isEqualTo(Exit.OK);
        assertThat(json.json().get("result").asText()).isEqualTo("proved");
        assertThat(json.json().get("witnesses").asInt()).isEqualTo(1);

        Path records;
        try (Stream<Path> files = Files.list(bundle)) {
            records = files.filter(file -> file.getFileName().toString().startsWith("records"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(records, "\n".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        Cli.Result refuted = cli().plain("audit:verify", bundle.toString());
        assertThat(refuted.exit()).isEqualTo(Exit.FINDING);
        assertThat(refuted.out()).startsWith("refuted: ").contains("file-changed");
    }

    @Test
    void whatIsNoBundleAndWhatHasNoWitnessIsRefused() {
        assertThat(refused(Exit.FINDING, "audit:bundle", temp.resolve("b").toString()))
                .isEqualTo("no-witness");
        assertThat(temp.resolve("b")).doesNotExist();
        answer("--output", "x");
        assertThat(refused(Exit.FINDING, "audit:bundle", temp.resolve("b").toString(), "--band", "A"))
                .isEqualTo("no-witness");
        exits(Exit.STORE, "audit:bundle", temp.toString());
        assertThat(cli().json("audit:bundle", temp.resolve("b").toString())
                        .get("witnesses")
                        .asInt())
                .isEqualTo(1);
        for (Path none : new Path[] {temp, temp.resolve("none"), temp.resolve("b/manifest.json")}) {
            Cli.Result result = cli().plain("audit:verify", none.toString());
            assertThat(result.exit()).isEqualTo(Exit.USAGE);
            assertThat(result.err().lines()).hasSize(1);
        }
    }
}
