package dev.aimos.witness;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Hash;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of a witness while it is built or read; never changed once a witness holds them. */
final class Parts {
    final Witness.Kind kind;
    final String model;
    List<String> tools = List.of();
    List<Use> used = List.of();
    List<Hash> parents = List.of();
    List<String> reasons = List.of();
    Set<String> policies = Set.of();
    Map<String, Double> signals = Map.of();
    Criticality criticality = Criticality.ROUTINE;
    OptionalDouble threshold = OptionalDouble.empty();
    OptionalDouble confidence = OptionalDouble.empty();
    OptionalDouble rawConfidence = OptionalDouble.empty();
    OptionalDouble risk = OptionalDouble.empty();
    OptionalInt attempt = OptionalInt.empty();
    Json.Obj metadata = Json.Obj.EMPTY;

    @Nullable
    Hash promptHash;

    @Nullable
    Json input;

    @Nullable
    Hash inputHash;

    @Nullable
    Json output;

    @Nullable
    Hash outputHash;

    @Nullable
    State reads;

    @Nullable
    Receipt receipt;

    @Nullable
    Hash calibrator;

    @Nullable
    String domain;

    @Nullable
    String run;

    @Nullable
    String step;

    @Nullable
    String correlation;

    Parts(Witness.Kind kind, String model) {
        this.kind = kind;
        this.model = model;
    }

    Parts(Parts from) {
        kind = from.kind;
        model = from.model;
        tools = List.copyOf(from.tools);
        used = List.copyOf(from.used);
        parents = List.copyOf(from.parents);
        reasons = List.copyOf(from.reasons);
        policies = Collections.unmodifiableSet(new TreeSet<>(from.policies));
        signals = Collections.unmodifiableMap(new TreeMap<>(from.signals));
        criticality = from.criticality;
        threshold = from.threshold;
        confidence = from.confidence;
        rawConfidence = from.rawConfidence;
        risk = from.risk;
        attempt = from.attempt;
        metadata = from.metadata;
        promptHash = from.promptHash;
        input = from.input;
        inputHash = from.input == null ? from.inputHash : hash(from.input);
        output = from.output;
        outputHash = from.output == null ? from.outputHash : hash(from.output);
        reads = from.receipt == null ? from.reads : null;
        receipt = from.receipt;
        calibrator = from.calibrator;
        domain = from.domain;
        run = from.run;
        step = from.step;
        correlation = from.correlation;
    }

    /** SHA-256 of a value's canonical JSON. */
    private static Hash hash(Json value) {
        return Hash.sha256(CanonicalWriter.toBytes(value));
    }

    boolean passed() {
        return confidence.isPresent()
                && confidence.getAsDouble() >= threshold.orElse(criticality.threshold())
                && reasons.isEmpty();
    }
}
