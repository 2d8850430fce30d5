package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Hash;
import dev.aimos.plan.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WitnessTest {
    private final AimOs os = InMemoryAimOs.open();
    private final Handler witness = StandardHandlers.witness();

    @AfterEach
    void close() {
        os.close();
    }

    @Test
    void whatAStepWasGivenIsWrittenDownWithItsHashes() throws IOException {
        RecordedContext context = new RecordedContext(os)
                .at("check[2]/vouch")
                .told("Vouch for it")
                .reading(AsOf.tx(0))
                .given("payload", Map.of("b", 1, "a", "two"))
                .given("confidence", 0.75)
                .given("why", "it was checked");
        Json.Obj outputs = context.by(witness);
        context.land();
        Atom atom = os.memory().get("witness:run-1/check[2]/vouch").orElseThrow();
        Json.Obj said = (Json.Obj) JsonReader.read(atom.text().getBytes(StandardCharsets.UTF_8));

        assertThat(RecordedContext.text(outputs, "key")).isEqualTo(atom.key());
        assertThat(RecordedContext.text(outputs, "hash"))
                .isEqualTo(atom.contentHash().toString());
        assertThat(atom.mediaType()).isEqualTo("application/json");
        assertThat(RecordedContext.text(said, "payload_hash")).isEqualTo(hash("{\"a\":\"two\",\"b\":1}"));
        assertThat(RecordedContext.text(said, "inputs_hash"))
                .isEqualTo(
                        hash("{\"confidence\":0.75,\"payload\":{\"a\":\"two\",\"b\":1},\"why\":\"it was checked\"}"));
        assertThat(said.get("inputs")).contains(context.inputs());
        assertThat(RecordedContext.object(said, "reads").members()).containsEntry("tx", Json.of(0));
        assertThat(RecordedContext.number(said, "confidence")).isEqualTo(0.75);
        assertThat(RecordedContext.text(said, "run")).isEqualTo("run-1");
    }

    private static String hash(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void theSameIsGivenForTheSame() {
        Json.Obj once = new RecordedContext(os).given("payload", 1).by(witness);
        assertThat(new RecordedContext(os).given("payload", 1).by(witness)).isEqualTo(once);
        assertThat(new RecordedContext(os).given("payload", 2).by(witness)).isNotEqualTo(once);
    }

    @Test
    void badInputsAreTold() {
        assertThat(new RecordedContext(os).given("key", "").failure(witness).code())
                .isEqualTo("input-value");
        assertThat(new RecordedContext(os)
                        .given("confidence", -1)
                        .failure(witness)
                        .code())
                .isEqualTo("input-value");
        assertThat(new RecordedContext(os)
                        .given("confidence", "sure")
                        .failure(witness)
                        .code())
                .isEqualTo("input-type");
    }
}
