package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an answer or a step was made of: model, tools, hashes of what went in and came out, the state of the memory it read,
 * the atoms it used, and how sure it was. Immutable; equal if its canonical JSON is.
 *
 * <p>{@link #id}, {@link #band}, {@link #passed} and the hashes of recorded input and output are computed, never passed in.
 * {@code docs/witnesses.md} lists the members of the JSON.
 */
public final class Witness {
    /** What is witnessed. */
    public enum Kind {
        /** An answer to a question. */
        ANSWER,
        /** A step of a run of a plan. */
        STEP,
        /** What a search found. */
        RETRIEVAL,
        /** A context put together for a model. */
        CONTEXT,
        /** What a person or a rule decided. */
        DECISION;

        /** Its name as it is written, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads {@link #word}.
         *
         * @throws AimosException.InvalidRequest if it is none of them
         */
        public static Kind parse(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new AimosException.InvalidRequest(
                    "witness-kind",
                    "a witness is of an answer, step, retrieval, context or decision; got '" + Texts.shown(word) + "'");
        }
    }

    private final Parts parts;
    private final String canonical;
    private final Hash id;

    /** Computed when first asked for; at worst twice. */
    private volatile @Nullable List<Use> used;

    private Witness(Parts parts) {
        this.parts = parts;
        this.canonical = WitnessJson.canonical(parts);
        this.id = Hash.sha256(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** A witness of some kind by a model: a language model, a retriever, a rule, a person. */
    public static Builder of(Kind kind, String model) {
        return new Builder(kind, Texts.name("model", model));
    }

    /**
     * A witness of what a receipt is of, by the analyzer and embedder that it names: {@link Kind#RETRIEVAL} or {@link
     * Kind#CONTEXT}.
     */
    public static Builder of(Receipt receipt) {
        Kind kind = receipt.kind() == Receipt.Kind.SEARCH ? Kind.RETRIEVAL : Kind.CONTEXT;
        return of(kind, receipt.retriever()).receipt(receipt);
    }

    /**
     * Reads {@link #json}.
     *
     * @throws AimosException.InvalidRequest if members are missing, unknown or malformed, or a computed one is not what it
     *     should be
     */
    public static Witness of(Json.Obj json) {
        Parts parts = WitnessJson.read(json);
        Witness read = new Witness(parts);
        if (!WitnessJson.says(json, parts)) {
            throw new AimosException.InvalidRequest(
                    "witness-altered",
                    "a computed member of the witness is not what the others make it, or one at its default is written "
                            + "out; it should read " + Texts.shown(read.canonical));
        }
        return read;
    }

    /** Its id: SHA-256 of {@link #canonical} in UTF-8. */
    public Hash id() {
        return id;
    }

    /** Its canonical JSON (RFC 8785). */
    public String canonical() {
        return canonical;
    }

    /** Its JSON. */
    public Json.Obj json() {
        return WitnessJson.write(parts);
    }

    /** What is witnessed. */
    public Kind kind() {
        return parts.kind;
    }

    /** Who answered: a model and its version, a retriever, a rule, a person. */
    public String model() {
        return parts.model;
    }

    /** The tools that were used, in order. */
    public List<String> tools() {
        return parts.tools;
    }

    /** SHA-256 of the prompt's UTF-8. */
    public Optional<Hash> promptHash() {
        return Optional.ofNullable(parts.promptHash);
    }

    /** What went in, if it was recorded. */
    public Optional<Json> input() {
        return Optional.ofNullable(parts.input);
    }

    /** SHA-256 of the canonical JSON of what went in. */
    public Optional<Hash> inputHash() {
        return Optional.ofNullable(parts.inputHash);
    }

    /** What came out, if it was recorded. */
    public Optional<Json> output() {
        return Optional.ofNullable(parts.output);
    }

    /** SHA-256 of the canonical JSON of what came out. */
    public Optional<Hash> outputHash() {
        return Optional.ofNullable(parts.outputHash);
    }

    /** The state of the memory that was read. */
    public Optional<State> reads() {
        return receipt().map(Receipt::state).or(() -> Optional.ofNullable(parts.reads));
    }

    /** The atoms that were used: those of the receipt, then those named besides; each once. */
    public List<Use> used() {
        List<Use> known = used;
        if (known == null) {
            Set<Use> all = new LinkedHashSet<>(receipt().map(Receipt::uses).orElse(List.of()));
            all.addAll(parts.used);
            known = List.copyOf(all);
            used = known;
        }
        return known;
    }

    /** What was retrieved, if there is a receipt of it. */
    public Optional<Receipt> receipt() {
        return Optional.ofNullable(parts.receipt);
    }

    /** How sure it is, from 0 to 1, if anybody said; what the gate was held against. */
    public OptionalDouble confidence() {
        return parts.confidence;
    }

    /** How sure it was before it was calibrated, if it was. */
    public OptionalDouble rawConfidence() {
        return parts.rawConfidence;
    }

    /** What calibrated it. */
    public Optional<Hash> calibrator() {
        return Optional.ofNullable(parts.calibrator);
    }

    /** The band of its confidence. */
    public Optional<Band> band() {
        return parts.confidence.isPresent() ? Optional.of(Band.of(parts.confidence.getAsDouble())) : Optional.empty();
    }

    /** How much depended on it. */
    public Criticality criticality() {
        return parts.criticality;
    }

    /** The domain whose thresholds held. */
    public Optional<String> domain() {
        return Optional.ofNullable(parts.domain);
    }

    /** The confidence that it needed. */
    public double threshold() {
        return parts.threshold.orElse(parts.criticality.threshold());
    }

    /** The composite risk it had, from 0 to 1, if it was judged. */
    public OptionalDouble risk() {
        return parts.risk;
    }

    /** Why it abstained: codes of {@link Abstention.Reason}; empty if it did not. */
    public List<String> reasons() {
        return parts.reasons;
    }

    /** Whether it may be relied on: it has a confidence, of at least the threshold, and nothing made it abstain. */
    public boolean passed() {
        return parts.passed();
    }

    /** The numbers that its confidence came from, by name. */
    public Map<String, Double> signals() {
        return parts.signals;
    }

    /** The run it belongs to. */
    public Optional<String> run() {
        return Optional.ofNullable(parts.run);
    }

    /** The step of the run. */
    public Optional<String> step() {
        return Optional.ofNullable(parts.step);
    }

    /** Which attempt of the step, from 1. */
    public OptionalInt attempt() {
        return parts.attempt;
    }

    /** Witnesses that it rests on. */
    public List<Hash> parents() {
        return parts.parents;
    }

    /**
     * What the caller knows the whole request by, as the witness itself says it. One that says nothing and is recorded through
     * {@link dev.aimos.AimOs#withCorrelation} stays as it is, under the id its author knows: the record of the call names the
     * correlation id then, and {@link WitnessQuery#correlation} finds it either way.
     */
    public Optional<String> correlation() {
        return Optional.ofNullable(parts.correlation);
    }

    /** Policy tags. */
    public Set<String> policies() {
        return parts.policies;
    }

    /** What else the caller wrote down. */
    public Json.Obj metadata() {
        return parts.metadata;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Witness other && id.equals(other.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Witness[" + id.abbreviated() + ", " + parts.kind.word() + " by " + parts.model + "]";
    }

    /** Collects what a witness says. Not thread-safe; what it builds is. */
    public static final class Builder {
        private final Parts parts;

        private Builder(Kind kind, String model) {
            parts = new Parts(kind, model);
        }

        private Builder set(Consumer<Parts> change) {
            change.accept(parts);
            return this;
        }

        /** Adds a tool that was used. */
        public Builder tool(String name) {
            Texts.name("tool", name);
            return set(p -> p.tools = plus(p.tools, name));
        }

        /** The prompt, of which only the hash is kept. */
        public Builder prompt(String text) {
            Hash hash = Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
            return set(p -> p.promptHash = hash);
        }

        /** What went in, kept whole: it can be replayed. */
        public Builder input(Json value) {
            return set(p -> p.input = value);
        }

        /** The hash of what went in, which is kept elsewhere. */
        public Builder inputHash(Hash value) {
            return set(p -> p.inputHash = value);
        }

        /** What came out, kept whole: differences of a replay can be located. */
        public Builder output(Json value) {
            return set(p -> p.output = value);
        }

        /** The hash of what came out, which is kept elsewhere. */
        public Builder outputHash(Hash value) {
            return set(p -> p.outputHash = value);
        }

        /** The state of the memory that was read; that of a receipt goes before it. */
        public Builder reads(State value) {
            return set(p -> p.reads = value);
        }

        /** Adds a piece of the memory that was used. */
        public Builder used(Use use) {
            return set(p -> p.used = plus(p.used, use));
        }

        /** What was retrieved: it says what was read and used. */
        public Builder receipt(Receipt value) {
            return set(p -> p.receipt = value);
        }

        /** How sure the answer is, from 0 to 1. */
        public Builder confidence(double value) {
            Texts.share("confidence", value);
            return set(p -> p.confidence = OptionalDouble.of(value));
        }

        /** How sure it was before something calibrated it. */
        public Builder rawConfidence(double value, Hash calibrator) {
            Texts.share("confidence", value);
            return set(p -> {
                p.rawConfidence = OptionalDouble.of(value);
                p.calibrator = calibrator;
            });
        }

        /** How much depends on it; {@link Criticality#ROUTINE} if not said. */
        public Builder criticality(Criticality value) {
            return set(p -> p.criticality = value);
        }

        /** What a gate made of it: confidence, criticality, domain, threshold, risk and reasons. */
        public Builder judgement(Judgement value) {
            return set(p -> {
                p.confidence = OptionalDouble.of(value.confidence());
                p.criticality = value.criticality();
                p.domain = value.domain().orElse(null);
                p.threshold = OptionalDouble.of(value.threshold());
                p.risk = OptionalDouble.of(value.risk());
                p.reasons = value.abstention().map(Abstention::codes).orElse(List.of());
            });
        }

        /** What the retrieval's confidence was assessed from. */
        public Builder assessment(Assessment value) {
            value.calibrator().ifPresent(by -> rawConfidence(value.raw(), by));
            value.signals().forEach(this::signal);
            return confidence(value.confidence());
        }

        /** Adds a number that the confidence came from. */
        public Builder signal(String name, double value) {
            Texts.name("signal", name);
            Json.of(value);
            return set(p -> {
                Map<String, Double> more = new TreeMap<>(p.signals);
                more.put(name, value);
                p.signals = more;
            });
        }

        /** The run and the step that it belongs to. */
        public Builder step(String run, String step, int attempt) {
            Texts.name("run", run);
            Texts.name("step", step);
            if (attempt < 1) {
                throw new AimosException.InvalidRequest(
                        "attempt-out-of-range", "attempts count from 1; got " + attempt);
            }
            return set(p -> {
                p.run = run;
                p.step = step;
                p.attempt = OptionalInt.of(attempt);
            });
        }

        /** Adds a witness that this one rests on. */
        public Builder parent(Hash id) {
            return set(p -> p.parents = p.parents.contains(id) ? p.parents : plus(p.parents, id));
        }

        /** What the caller knows the whole request by. */
        public Builder correlation(String value) {
            Texts.name("correlation", value);
            return set(p -> p.correlation = value);
        }

        /** Adds a policy tag. */
        public Builder policy(String value) {
            Texts.name("policy", value);
            return set(p -> {
                Set<String> more = new TreeSet<>(p.policies);
                more.add(value);
                p.policies = more;
            });
        }

        /** What else is to be written down. */
        public Builder metadata(Json.Obj value) {
            return set(p -> p.metadata = value);
        }

        /** The witness. */
        public Witness build() {
            return new Witness(new Parts(parts));
        }

        private static <T> List<T> plus(List<T> list, T one) {
            List<T> more = new ArrayList<>(list);
            more.add(one);
            return more;
        }
    }
}
