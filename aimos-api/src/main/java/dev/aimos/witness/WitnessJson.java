package dev.aimos.witness;

import dev.aimos.Json;
import dev.aimos.index.Address;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Witnesses as JSON. What is at its default is left out, so that equal witnesses have equal bytes. */
final class WitnessJson {
    private static final Set<String> NAMES = Set.of(
            "attempt",
            "band",
            "calibrator",
            "confidence",
            "correlation",
            "criticality",
            "domain",
            "input",
            "inputHash",
            "kind",
            "metadata",
            "model",
            "output",
            "outputHash",
            "parents",
            "passed",
            "policies",
            "promptHash",
            "rawConfidence",
            "reads",
            "reasons",
            "receipt",
            "risk",
            "run",
            "signals",
            "step",
            "threshold",
            "tools",
            "used");
    private static final String BEGINNING = "beginning";

    private WitnessJson() {}

    static Json.Obj write(Parts p) {
        Map<String, Json> json = new LinkedHashMap<>();
        p.attempt.ifPresent(value -> json.put("attempt", Json.of(value)));
        p.confidence.ifPresent(value -> {
            json.put("band", Json.of(Band.of(value).name()));
            json.put("confidence", Json.of(value));
        });
        put(json, "calibrator", p.calibrator);
        put(json, "correlation", p.correlation);
        json.put("criticality", Json.of(p.criticality.word()));
        put(json, "domain", p.domain);
        content(json, "input", p.input, p.inputHash);
        json.put("kind", Json.of(p.kind.word()));
        if (!p.metadata.members().isEmpty()) {
            json.put("metadata", p.metadata);
        }
        json.put("model", Json.of(p.model));
        content(json, "output", p.output, p.outputHash);
        list(json, "parents", p.parents.stream().map(Members::of).toList());
        json.put("passed", Json.of(p.passed()));
        list(json, "policies", p.policies.stream().map(Json::of).toList());
        put(json, "promptHash", p.promptHash);
        p.rawConfidence.ifPresent(value -> json.put("rawConfidence", Json.of(value)));
        if (p.reads != null) {
            json.put("reads", state(p.reads));
        }
        list(json, "reasons", p.reasons.stream().map(Json::of).toList());
        if (p.receipt != null) {
            json.put("receipt", p.receipt.json());
        }
        p.risk.ifPresent(value -> json.put("risk", Json.of(value)));
        put(json, "run", p.run);
        if (!p.signals.isEmpty()) {
            Map<String, Json> signals = new LinkedHashMap<>();
            p.signals.forEach((name, value) -> signals.put(name, Json.of(value)));
            json.put("signals", new Json.Obj(signals));
        }
        put(json, "step", p.step);
        json.put("threshold", Json.of(p.threshold.orElse(p.criticality.threshold())));
        list(json, "tools", p.tools.stream().map(Json::of).toList());
        list(json, "used", p.used.stream().map(WitnessJson::use).toList());
        return new Json.Obj(json);
    }

    /** The same as canonical JSON, written at once: its members are in canonical order. */
    static String canonical(Parts p) {
        CanonicalWriter out = new CanonicalWriter(1_024);
        out.open();
        p.attempt.ifPresent(value -> out.member("attempt", value));
        p.confidence.ifPresent(value -> out.member("band", Band.of(value).name()));
        hash(out, "calibrator", p.calibrator);
        p.confidence.ifPresent(value -> out.member("confidence", Json.of(value)));
        text(out, "correlation", p.correlation);
        out.member("criticality", p.criticality.word());
        text(out, "domain", p.domain);
        content(out, "input", p.input, p.inputHash);
        out.member("kind", p.kind.word());
        if (!p.metadata.members().isEmpty()) {
            out.member("metadata", p.metadata);
        }
        out.member("model", p.model);
        content(out, "output", p.output, p.outputHash);
        if (!p.parents.isEmpty()) {
            out.member("parents", p.parents.stream().map(Hash::hex).toList());
        }
        out.member("passed", Json.of(p.passed()));
        texts(out, "policies", p.policies);
        hash(out, "promptHash", p.promptHash);
        p.rawConfidence.ifPresent(value -> out.member("rawConfidence", Json.of(value)));
        if (p.reads != null) {
            out.member("reads", state(p.reads));
        }
        texts(out, "reasons", p.reasons);
        if (p.receipt != null) {
            out.member("receipt", p.receipt.json());
        }
        p.risk.ifPresent(value -> out.member("risk", Json.of(value)));
        text(out, "run", p.run);
        if (!p.signals.isEmpty()) {
            out.name("signals").open();
            p.signals.forEach((name, value) -> out.member(name, Json.of(value)));
            out.close();
        }
        text(out, "step", p.step);
        out.member("threshold", Json.of(p.threshold.orElse(p.criticality.threshold())));
        texts(out, "tools", p.tools);
        if (!p.used.isEmpty()) {
            out.name("used").openList();
            for (Use use : p.used) {
                out.item().open();
                out.member("at", use.address().toString());
                out.member("leaf", use.leaf().hex());
                out.member("seq", use.seq()).close();
            }
            out.closeList();
        }
        return new String(out.close().toBytes(), StandardCharsets.UTF_8);
    }

    private static void hash(CanonicalWriter out, String name, @Nullable Hash value) {
        if (value != null) {
            out.member(name, value.hex());
        }
    }

    private static void text(CanonicalWriter out, String name, @Nullable String value) {
        if (value != null) {
            out.member(name, value);
        }
    }

    private static void texts(CanonicalWriter out, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            out.member(name, values);
        }
    }

    private static void content(CanonicalWriter out, String name, @Nullable Json value, @Nullable Hash hash) {
        if (value != null) {
            out.member(name, value);
        }
        hash(out, name + "Hash", hash);
    }

    private static void put(Map<String, Json> json, String name, @Nullable Hash value) {
        if (value != null) {
            json.put(name, Members.of(value));
        }
    }

    private static void put(Map<String, Json> json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, Json.of(value));
        }
    }

    private static void content(Map<String, Json> json, String name, @Nullable Json value, @Nullable Hash hash) {
        if (value != null) {
            json.put(name, value);
        }
        put(json, name + "Hash", hash);
    }

    private static void list(Map<String, Json> json, String name, List<Json> items) {
        if (!items.isEmpty()) {
            json.put(name, new Json.Arr(items));
        }
    }

    static Json use(Use use) {
        return new Json.Obj(
                Map.of("at", Json.of(use.address().toString()), "leaf", Members.of(use.leaf()), "seq", Json.of((double)
                        use.seq())));
    }

    static Use use(Json json) {
        Members members = new Members("a use", json, Set.of("at", "leaf", "seq"));
        return new Use(
                members.required("at", at -> Address.parse(Members.string(at))),
                members.required("seq", Members::whole),
                members.required("leaf", Members::hash));
    }

    static Json state(State state) {
        Basis basis = state.basis();
        return new Json.Obj(Map.of(
                "records", Json.of((double) state.records()),
                "recordedAt", time(basis.recordedAt()),
                "root", Members.of(state.root()),
                "tx", Json.of((double) basis.tx()),
                "validAt", time(basis.validAt())));
    }

    static State state(Json json) {
        Members members = new Members("a state", json, Set.of("records", "recordedAt", "root", "tx", "validAt"));
        return new State(
                new Basis(
                        members.required("tx", Members::whole),
                        members.required("recordedAt", WitnessJson::time),
                        members.required("validAt", WitnessJson::time)),
                members.required("records", Members::whole),
                members.required("root", Members::hash));
    }

    private static Json time(Instant instant) {
        return Json.of(instant.equals(Instant.MIN) ? BEGINNING : instant.toString());
    }

    private static Instant time(Json json) {
        String text = Members.string(json);
        if (text.equals(BEGINNING)) {
            return Instant.MIN;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Members.malformed("a time", "is written like 2026-01-31T12:00:00Z; got " + Texts.shown(text));
        }
    }

    /**
     * Whether an object says what is read from it, no less and no more: its computed members are right, and none is there that
     * was at its default.
     */
    static boolean says(Json.Obj json, Parts p) {
        Json band = p.confidence.isPresent()
                ? Json.of(Band.of(p.confidence.getAsDouble()).name())
                : null;
        return Json.of(p.passed()).equals(json.members().get("passed"))
                && Objects.equals(band, json.members().get("band"))
                && same(json, "inputHash", p.inputHash)
                && same(json, "outputHash", p.outputHash)
                && (p.reads == null || state(p.reads).equals(json.members().get("reads")))
                && json.members().size() == count(p);
    }

    private static boolean same(Json.Obj json, String name, @Nullable Hash hash) {
        return Objects.equals(
                hash == null ? null : Members.of(hash), json.members().get(name));
    }

    /** How many members are written. */
    private static int count(Parts p) {
        int always = 5; // criticality, kind, model, passed, threshold
        int numbers = (p.confidence.isPresent() ? 2 : 0)
                + (p.attempt.isPresent() ? 1 : 0)
                + (p.rawConfidence.isPresent() ? 1 : 0)
                + (p.risk.isPresent() ? 1 : 0);
        long values = Stream.of(
                        p.calibrator,
                        p.correlation,
                        p.domain,
                        p.input,
                        p.inputHash,
                        p.output,
                        p.outputHash,
                        p.promptHash,
                        p.reads,
                        p.receipt,
                        p.run,
                        p.step)
                .filter(Objects::nonNull)
                .count();
        long filled = Stream.of(p.parents, p.policies, p.reasons, p.tools, p.used)
                .filter(list -> !list.isEmpty())
                .count();
        int objects = (p.metadata.members().isEmpty() ? 0 : 1) + (p.signals.isEmpty() ? 0 : 1);
        return always + numbers + objects + Math.toIntExact(values + filled);
    }

    static Parts read(Json.Obj json) {
        Members members = new Members("a witness", json, NAMES);
        Parts parts = new Parts(
                members.required("kind", kind -> Witness.Kind.parse(Members.string(kind))),
                members.required("model", model -> Texts.name("model", Members.string(model))));
        parts.tools = members.list("tools", Members::string);
        parts.used = members.list("used", WitnessJson::use);
        parts.parents = members.list("parents", Members::hash);
        parts.reasons = members.list("reasons", Members::string);
        parts.policies = new TreeSet<>(members.list("policies", Members::string));
        parts.signals = members.numbers("signals");
        parts.criticality = members.required("criticality", word -> Criticality.parse(Members.string(word)));
        parts.threshold = share(members, "threshold");
        parts.confidence = share(members, "confidence");
        parts.rawConfidence = share(members, "rawConfidence");
        parts.risk = share(members, "risk");
        parts.attempt =
                members.optional("attempt", Members::count).map(OptionalInt::of).orElse(OptionalInt.empty());
        parts.metadata = members.optional("metadata", Members::object).orElse(Json.Obj.EMPTY);
        parts.promptHash = members.optional("promptHash", Members::hash).orElse(null);
        parts.input = members.any("input");
        parts.inputHash = members.optional("inputHash", Members::hash).orElse(null);
        parts.output = members.any("output");
        parts.outputHash = members.optional("outputHash", Members::hash).orElse(null);
        parts.reads = members.optional("reads", WitnessJson::state).orElse(null);
        parts.receipt = members.optional("receipt", receipt -> Receipt.of(Members.object(receipt)))
                .orElse(null);
        parts.calibrator = members.optional("calibrator", Members::hash).orElse(null);
        parts.domain = members.optional("domain", Members::string).orElse(null);
        parts.run = members.optional("run", Members::string).orElse(null);
        parts.step = members.optional("step", Members::string).orElse(null);
        parts.correlation = members.optional("correlation", Members::string).orElse(null);
        return new Parts(parts);
    }

    private static OptionalDouble share(Members members, String name) {
        return members.optional(name, value -> Texts.share(name, Members.number(value)))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
