package dev.aimos.examples.wire;

import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Verification.Finding;
import dev.aimos.witness.Abstention;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.CalibrationReport.Bin;
import dev.aimos.witness.CalibrationReport.RiskPoint;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.SigningKey;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witnessed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON output about witnesses looks like; {@code docs/cli.md} describes it. Members that do not apply are null. */
public final class VifShapes {
    private VifShapes() {}

    public static Map<String, @Nullable Object> witnessed(Witnessed witnessed) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", witnessed.id().hex());
        shape.put("witness", Shapes.plain(witnessed.witness().json()));
        shape.put("recorded", Shapes.recorded(witnessed.recorded()));
        shape.put(
                "signature",
                witnessed
                        .signature()
                        .map(given -> Map.of("key", given.key().hex(), "value", given.value()))
                        .orElse(null));
        return shape;
    }

    public static List<Map<String, @Nullable Object>> witnessed(List<Witnessed> all) {
        return all.stream().map(VifShapes::witnessed).toList();
    }

    public static Map<String, @Nullable Object> judgement(Judgement judgement) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("confidence", judgement.confidence());
        shape.put("band", judgement.band().name());
        shape.put("criticality", judgement.criticality().word());
        shape.put("domain", judgement.domain().orElse(null));
        shape.put("threshold", judgement.threshold());
        shape.put("risk", judgement.risk());
        shape.put("riskLimit", judgement.riskLimit());
        shape.put("risks", judgement.components().components());
        shape.put("passed", judgement.passed());
        shape.put(
                "reasons",
                judgement.abstention().map(Abstention::reasons).orElse(List.of()).stream()
                        .map(VifShapes::reason)
                        .toList());
        return shape;
    }

    private static Map<String, String> reason(Abstention.Reason reason) {
        Map<String, String> shape = new LinkedHashMap<>();
        shape.put("code", reason.code());
        shape.put("message", reason.message());
        shape.put("remedy", reason.remedy());
        return shape;
    }

    public static Map<String, @Nullable Object> verdict(Verdict verdict) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("result", Shapes.lower(verdict.result()));
        shape.put(
                "findings", verdict.findings().stream().map(VifShapes::finding).toList());
        shape.put("proofs", verdict.proofs().stream().map(InclusionProof::seq).toList());
        return shape;
    }

    private static Map<String, String> finding(Finding finding) {
        Map<String, String> shape = new LinkedHashMap<>();
        shape.put("code", finding.code());
        shape.put("where", finding.where());
        shape.put("message", finding.message());
        return shape;
    }

    public static Map<String, @Nullable Object> outcome(Outcome outcome) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("witness", outcome.witness().hex());
        shape.put("correct", outcome.correct());
        shape.put("by", outcome.by());
        shape.put("note", outcome.note());
        return shape;
    }

    public static Map<String, @Nullable Object> report(CalibrationReport report) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("count", report.count());
        shape.put("accuracy", report.accuracy());
        shape.put("meanConfidence", report.meanConfidence());
        shape.put("ece", report.ece());
        shape.put("eceMass", report.eceMass());
        shape.put("mce", report.mce());
        shape.put("brier", report.brier());
        shape.put("auroc", report.auroc().isPresent() ? (Double) report.auroc().getAsDouble() : null);
        shape.put("aurc", report.aurc());
        shape.put("bins", report.bins().stream().map(VifShapes::bin).toList());
        shape.put("massBins", report.massBins().stream().map(VifShapes::bin).toList());
        shape.put(
                "riskCoverage",
                report.riskCoverage().stream().map(VifShapes::point).toList());
        return shape;
    }

    private static Map<String, Object> bin(Bin bin) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("from", bin.from());
        shape.put("to", bin.to());
        shape.put("count", bin.count());
        shape.put("meanConfidence", bin.meanConfidence());
        shape.put("accuracy", bin.accuracy());
        return shape;
    }

    private static Map<String, Object> point(RiskPoint point) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("threshold", point.threshold());
        shape.put("coverage", point.coverage());
        shape.put("risk", point.risk());
        return shape;
    }

    public static Map<String, @Nullable Object> key(SigningKey key) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", key.id().hex());
        shape.put("publicKey", key.publicKey());
        shape.put("since", Shapes.recorded(key.since()));
        shape.put("until", key.until().map(Shapes::recorded).orElse(null));
        shape.put(
                "endorsedBy", key.endorsement().map(given -> given.key().hex()).orElse(null));
        return shape;
    }
}
