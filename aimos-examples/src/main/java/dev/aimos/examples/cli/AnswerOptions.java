package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.examples.wire.Failure;
import dev.aimos.index.Address;
import dev.aimos.memory.AsOf;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Risk;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a witness says of an answer that was given elsewhere. */
final class AnswerOptions {
    @Option(names = "--kind", paramLabel = "KIND", description = "answer, step, retrieval, context or decision.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--model", paramLabel = "NAME", description = "Who answered: a model and its version, a person.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--tool", paramLabel = "NAME", description = "A tool that was used; may be given again.")
    private List<String> tools = List.of();

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description =
                    "The prompt, of which only the hash is kept; @FILE for what a file holds, - for standard input.")
    private Optional<String> prompt = Optional.empty();

    @Option(
            names = "--input",
            paramLabel = "TEXT",
            description = "What went in: JSON if it can be read as that, else text; @FILE and - as for --prompt.")
    private Optional<String> input = Optional.empty();

    @Option(names = "--output", paramLabel = "TEXT", description = "What came out, likewise.")
    private Optional<String> output = Optional.empty();

    @Option(names = "--text", description = "Input and output are text, also if they can be read as JSON.")
    private boolean text;

    @Option(
            names = "--used",
            paramLabel = "KEY",
            description = "An atom that was used, or a piece of one by its address, doc:KEY/sec:1; may be given again.")
    private List<String> used = List.of();

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "The receipt of what was read, as vif:receipt writes it; - for standard input.")
    private Optional<String> receipt = Optional.empty();

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "How sure it is, from 0 to 1; calibrated if a calibrator of the model is in force.")
    private Optional<Double> confidence = Optional.empty();

    @Option(names = "--run", paramLabel = "RUN", description = "The run that it belongs to; with --step.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--step", paramLabel = "STEP", description = "The step of the run.")
    private Optional<String> step = Optional.empty();

    @Option(names = "--attempt", paramLabel = "N", description = "Which attempt of the step; 1 without it.")
    private Optional<Integer> attempt = Optional.empty();

    /** Whether an answer is described. */
    boolean given() {
        return kind.isPresent() || model.isPresent();
    }

    /** Refuses what makes no sense, before any store is opened. */
    void check(WitnessOptions more, boolean momentChosen) {
        if (kind.isEmpty() || model.isEmpty()) {
            throw Failure.usage("usage", "--kind and --model go together");
        }
        if (run.isPresent() != step.isPresent() || (attempt.isPresent() && run.isEmpty())) {
            throw Failure.usage("usage", "--run and --step go together, and --attempt with them");
        }
        if (more.domain().isPresent() && confidence.isEmpty()) {
            throw Failure.usage("usage", "--domain says which thresholds hold for --confidence; give that, too");
        }
        if (receipt.isPresent() && momentChosen) {
            throw Failure.usage("usage", "the receipt says what was read; leave out --as-of and --valid-at");
        }
        List<Optional<String>> texts = List.of(prompt, input, output, receipt);
        if (texts.stream().filter(Optional.of(JsonFiles.STDIN)::equals).count() > 1) {
            throw Failure.usage("usage", "only one option can read standard input");
        }
        confidence.ifPresent(value -> Witness.of(kind(), model.orElseThrow()).confidence(value));
        used.forEach(AnswerOptions::address);
        more.on(plain());
    }

    private Witness.Kind kind() {
        return Witness.Kind.parse(kind.orElseThrow());
    }

    private static Address address(String text) {
        return text.startsWith("doc:") ? Address.parse(text) : Address.of(text);
    }

    /** What can be said without the store and without reading anything. */
    private Witness.Builder plain() {
        Witness.Builder witness = Witness.of(kind(), model.orElseThrow());
        tools.forEach(witness::tool);
        if (run.isPresent()) {
            witness.step(run.get(), step.orElseThrow(), attempt.orElse(1));
        }
        return witness;
    }

    /**
     * All that was said.
     *
     * @param moment what the memory was read as of
     */
    Witness.Builder witness(AimOs os, Io io, AsOf moment, boolean momentChosen) throws IOException {
        Witness.Builder witness = plain();
        if (prompt.isPresent()) {
            witness.prompt(JsonFiles.given(io, prompt.get()));
        }
        if (input.isPresent()) {
            witness.input(value(io, input.get()));
        }
        if (output.isPresent()) {
            witness.output(value(io, output.get()));
        }
        if (receipt.isPresent()) {
            witness.receipt(Receipt.of(JsonFiles.object(io, receipt.get())));
        } else if (momentChosen || !used.isEmpty()) {
            witness.reads(os.witnesses().state(moment));
        }
        for (String one : used) {
            witness.used(os.witnesses().use(address(one), moment));
        }
        return witness;
    }

    private Json value(Io io, String given) throws IOException {
        String said = JsonFiles.given(io, given);
        return text ? Json.of(said) : Pairs.value(said);
    }

    /** What the store's gate makes of it, if a confidence was given; the witness is told what calibrated it. */
    Optional<Judgement> judge(AimOs os, WitnessOptions more, Witness.Builder witness) {
        if (confidence.isEmpty()) {
            return Optional.empty();
        }
        double raw = confidence.get();
        Criticality criticality = more.criticality();
        Optional<Adopted> calibrator = os.witnesses().calibrator(model.orElseThrow(), criticality, AsOf.now());
        calibrator.ifPresent(adopted -> witness.rawConfidence(raw, adopted.id()));
        double error =
                calibrator.map(adopted -> Math.clamp(adopted.eceAfter(), 0, 1)).orElse(Risk.UNKNOWN);
        Judgement judgement = os.witnesses()
                .gate()
                .judge(
                        calibrator
                                .map(adopted -> adopted.calibrator().apply(raw))
                                .orElse(raw),
                        new Risk(0, 0, 0, error, 0),
                        criticality,
                        more.domain());
        witness.judgement(judgement);
        return Optional.of(judgement);
    }
}
