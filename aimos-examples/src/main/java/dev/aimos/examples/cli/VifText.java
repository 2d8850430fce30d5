package dev.aimos.examples.cli;

import dev.aimos.Json;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Verification.Finding;
import dev.aimos.witness.Abstention;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Use;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Witnesses for people. */
final class VifText {
    private static final int FIRST = 10;
    private static final int LONGEST = 300;

    private final Out out;

    VifText(Out out) {
        this.out = out;
    }

    /** A share with two digits. */
    static String two(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }

    /** What a list says of one: what was asked, or what came out. */
    static String line(Witness witness) {
        StringBuilder line =
                new StringBuilder(witness.kind().word()).append(" by ").append(witness.model());
        witness.step().ifPresent(step -> line.append(", step ").append(step));
        asked(witness).or(witness::output).ifPresent(said -> line.append(": ").append(text(said)));
        return line.toString();
    }

    private static Optional<Json> asked(Witness witness) {
        return witness.receipt().flatMap(receipt -> receipt.query().get("text"));
    }

    /** Confidence, band and whether it passed, such as {@code 0.83 B passed}. */
    static String sureness(Witness witness) {
        if (witness.confidence().isEmpty()) {
            return "-";
        }
        return two(witness.confidence().getAsDouble())
                + witness.band().map(band -> " " + band).orElse("")
                + (witness.passed() ? " passed" : " abstained");
    }

    void table(List<Witnessed> witnesses) {
        Table table = new Table("ID", "RECORDED", "CONFIDENCE", "CRITICALITY", "WHAT");
        for (Witnessed one : witnesses) {
            table.row(
                    one.id().abbreviated(),
                    Times.shown(one.recorded().at()),
                    sureness(one.witness()),
                    one.witness().criticality().word(),
                    line(one.witness()));
        }
        table.print(out);
    }

    /** Which witness was recorded, and what checks it. */
    void recorded(Witnessed witnessed, boolean known) {
        out.line("witness %s, %sin transaction %,d%s"
                .formatted(
                        out.ink().cyan(witnessed.id().abbreviated()),
                        known ? "recorded already " : "",
                        witnessed.recorded().tx(),
                        witnessed
                                .signature()
                                .map(signature ->
                                        ", signed with key " + signature.key().abbreviated())
                                .orElse("")));
    }

    void print(Witnessed witnessed) {
        Witness witness = witnessed.witness();
        out.line(out.ink().bold(witnessed.id().hex()));
        member("what", witness.kind().word() + " by " + witness.model());
        member(
                "recorded",
                "transaction %,d at %s"
                        .formatted(
                                witnessed.recorded().tx(),
                                Times.shown(witnessed.recorded().at())));
        witness.run().ifPresent(run -> member("run", run + place(witness)));
        witness.correlation().ifPresent(text -> member("correlation", text));
        members("tools", witness.tools());
        members("policies", witness.policies());
        asked(witness).ifPresent(query -> member("asked", text(query)));
        witness.promptHash().ifPresent(hash -> member("prompt hash", hash.hex()));
        content("input", witness.input(), witness.inputHash());
        content("output", witness.output(), witness.outputHash());
        sureness(witness, witness.confidence().isPresent());
        witness.reads()
                .ifPresent(state -> member(
                        "read",
                        "transaction %,d, root %s"
                                .formatted(state.basis().tx(), state.root().abbreviated())));
        witness.receipt()
                .ifPresent(receipt ->
                        member("receipt", receipt.id().abbreviated() + " of a " + Shapes.lower(receipt.kind())));
        used(witness.used());
        if (!witness.metadata().members().isEmpty()) {
            member("metadata", witness.metadata().canonical());
        }
        witnessed
                .signature()
                .ifPresent(signature ->
                        member("signed with", "key " + signature.key().abbreviated()));
    }

    void print(Outcome outcome) {
        member(
                "turned out",
                (outcome.correct() ? "right" : "wrong") + ", says " + outcome.by()
                        + (outcome.note().isEmpty() ? "" : ": " + outcome.note()));
    }

    private static String place(Witness witness) {
        String attempt = witness.attempt().isPresent() && witness.attempt().getAsInt() > 1
                ? ", attempt " + witness.attempt().getAsInt()
                : "";
        return witness.step().map(step -> ", step " + step).orElse("") + attempt;
    }

    private void sureness(Witness witness, boolean said) {
        if (said) {
            member(
                    "confidence",
                    sureness(witness) + "; " + witness.criticality().word() + " needs " + two(witness.threshold())
                            + witness.domain().map(name -> " in " + name).orElse(""));
        }
        if (witness.rawConfidence().isPresent()) {
            member(
                    "calibrated",
                    "from " + two(witness.rawConfidence().getAsDouble())
                            + witness.calibrator()
                                    .map(by -> " by " + by.abbreviated())
                                    .orElse(""));
        }
        if (witness.risk().isPresent()) {
            member("risk", two(witness.risk().getAsDouble()));
        }
        members("reasons", witness.reasons());
        List<String> signals = new ArrayList<>();
        witness.signals().forEach((name, value) -> signals.add(name + " " + two(value)));
        members("signals", signals);
    }

    private void content(String name, Optional<Json> value, Optional<Hash> hash) {
        value.ifPresentOrElse(
                json -> member(name, text(json)), () -> hash.ifPresent(only -> member(name + " hash", only.hex())));
    }

    private void used(List<Use> used) {
        for (Use use : used.subList(0, Math.min(FIRST, used.size()))) {
            member("used", use.address() + " in record " + use.seq());
        }
        if (used.size() > FIRST) {
            member("used", "%,d more; --json lists them".formatted(used.size() - FIRST));
        }
    }

    private void members(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            member(name, String.join(", ", values));
        }
    }

    /** A text as it is, anything else as JSON. */
    private static String text(Json value) {
        return value instanceof Json.Str text ? text.value() : Describe.json(value);
    }

    private void member(String name, String value) {
        out.line("  " + out.ink().dim(name + " ".repeat(Math.max(1, 13 - name.length())))
                + Printable.line(value, LONGEST));
    }

    /** What a gate made of an answer. */
    void print(Judgement judgement) {
        out.line("confidence %s, band %s; %s needs %s; risk %s of %s"
                .formatted(
                        two(judgement.confidence()),
                        judgement.band(),
                        judgement.criticality().word(),
                        two(judgement.threshold()),
                        two(judgement.risk()),
                        two(judgement.riskLimit())));
        out.line(judgement.passed() ? out.ink().green("passes") : out.ink().yellow("abstains"));
        judgement.abstention().map(Abstention::reasons).orElse(List.of()).forEach(reason -> {
            out.line("  " + Printable.line(reason.code() + ": " + reason.message()));
            out.line("    " + out.ink().dim("to lift it: ") + Printable.line(reason.remedy()));
        });
    }

    /** A number of witnesses, in words. */
    static String count(long witnesses) {
        return witnesses == 1 ? "1 witness" : "%,d witnesses".formatted(witnesses);
    }

    /** What a check showed, and its {@link Exit} code. */
    int print(Verdict verdict, String what) {
        Ink ink = out.ink();
        String result = Shapes.lower(verdict.result());
        String shown = switch (verdict.result()) {
            case PROVED -> ink.green(result);
            case REFUTED -> ink.red(result);
            case UNDECIDED -> ink.yellow(result);
        };
        out.line(shown + ": " + what);
        for (Finding finding : verdict.findings()) {
            out.line("  " + finding.code() + "  " + Printable.line(finding.where() + ": " + finding.message(), 300));
        }
        return verdict.proved() ? Exit.OK : Exit.FINDING;
    }
}
