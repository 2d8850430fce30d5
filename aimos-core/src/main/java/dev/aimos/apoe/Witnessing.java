package dev.aimos.apoe;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import dev.aimos.witness.Witness;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes down what a step was given, and what it read as of. */
final class Witnessing {
    private Witnessing() {}

    static Json.Obj write(StepContext context, Given given) throws StepFailure {
        String key = given.has("key") ? given.name("key") : "witness:" + context.run() + "/" + context.step();
        Optional<Json> confidence =
                given.has("confidence") ? Optional.of(Json.of(given.share("confidence", 1))) : Optional.empty();
        Optional<Json> payload = given.any("payload");
        Fields atom = Fields.of()
                .text("run", context.run())
                .text("plan", context.plan().name())
                .text("step", context.step())
                .number("attempt", context.attempt())
                .text("started_at", context.startedAt().toString())
                .text("instruction", context.instruction())
                .put("inputs", context.inputs())
                .text("inputs_hash", hash(context.inputs()).toString())
                .put("reads", reads(context.asOf()));
        payload.ifPresent(value -> atom.text("payload_hash", hash(value).toString()));
        confidence.ifPresent(value -> atom.put("confidence", value));
        Json.Obj written = atom.build();
        Witness witness = witness(context, payload, confidence);
        AtomDraft draft = Storer.json(written)
                .key(key)
                .tag("witness")
                .witness(witness.id().hex());
        context.put(draft);
        context.witness(witness);
        return Fields.of()
                .text("key", key)
                .text("hash", hash(written).toString())
                .text("id", witness.id().hex())
                .build();
    }

    /** What is vouched for, as a witness of the store: of the payload, or else of what the step was given. */
    private static Witness witness(StepContext context, Optional<Json> payload, Optional<Json> confidence) {
        Witness.Builder witness = Witness.of(
                        Witness.Kind.DECISION, "role:" + context.role().name())
                .inputHash(hash(context.inputs()))
                .outputHash(hash(payload.orElse(context.inputs())))
                .step(context.run(), context.step(), context.attempt());
        confidence.ifPresent(value -> {
            if (value instanceof Json.Num number) {
                witness.confidence(number.value());
            }
        });
        return witness.build();
    }

    private static Hash hash(Json value) {
        return Hash.sha256(CanonicalWriter.toText(value).getBytes(StandardCharsets.UTF_8));
    }

    private static Json reads(AsOf asOf) {
        Fields reads = Fields.of();
        switch (asOf.known()) {
            case AsOf.Known.Latest latest -> reads.flag("latest", true);
            case AsOf.Known.Tx tx -> reads.number("tx", (double) tx.tx());
            case AsOf.Known.At at -> reads.text("recorded_until", at.instant().toString());
        }
        asOf.validAt().ifPresent(at -> reads.text("valid_at", at.toString()));
        return reads.build();
    }
}
