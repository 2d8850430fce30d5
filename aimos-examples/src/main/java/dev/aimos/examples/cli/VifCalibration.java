package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.examples.wire.Times;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.vif.Diagrams;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "vif:calibration",
        description = {
            "Show how far confidences could be trusted, from the outcomes recorded; with --fit, learn a calibrator from them and"
                    + " put it in force.",
            "",
            "A calibrator needs --model; that of searches is named by their witnesses, such as aimos:lexical:english-1."
        })
final class VifCalibration extends VifCommand implements Writes {
    @Option(names = "--model", paramLabel = "NAME", description = "Of this model.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--criticality", paramLabel = "WORD", description = "low-stakes, routine, important or critical.")
    private Optional<String> criticality = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "answer, step, retrieval, context or decision.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--last", paramLabel = "N", description = "The last so many outcomes.")
    private Optional<Integer> last = Optional.empty();

    @Option(names = "--from", paramLabel = "WHEN", description = "Outcomes recorded at or after this.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "WHEN", description = "Outcomes recorded before this.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--as-of", paramLabel = "MOMENT", description = "As known then.")
    private Optional<String> asOf = Optional.empty();

    @Option(names = "--bins", paramLabel = "N", description = "Bins; 10 without it.")
    private int bins = 10;

    @Option(names = "--raw", description = "Confidences from before they were calibrated.")
    private boolean raw;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw a reliability diagram into a new file.")
    private Optional<Path> svg = Optional.empty();

    @Option(
            names = "--risk-coverage",
            paramLabel = "FILE",
            description = "Draw the risk-coverage curve into a new file.")
    private Optional<Path> curve = Optional.empty();

    @Option(
            names = "--fit",
            paramLabel = "METHOD",
            description = "Learn a calibrator and put it in force: temperature or isotonic.")
    private Optional<String> fit = Optional.empty();

    @Override
    void check() {
        query();
        method();
        svg.ifPresent(NewFile::requireAbsent);
        curve.ifPresent(NewFile::requireAbsent);
        if (svg.isPresent() && svg.equals(curve)) {
            throw Failure.usage("usage", "--svg and --risk-coverage are two files; name another for one of them");
        }
        if (fit.isPresent() && model.isEmpty()) {
            throw Failure.usage("usage", "--fit needs --model: a calibrator is for one model's confidences");
        }
    }

    private Optional<Calibrator.Method> method() {
        return fit.map(name -> Spelling.choose("method", name, Calibrator.Method.values()));
    }

    private CalibrationQuery query() {
        CalibrationQuery query = CalibrationQuery.all().bins(bins).raw(raw);
        query = model.map(query::model).orElse(query);
        query = criticality.map(Criticality::parse).map(query::criticality).orElse(query);
        query = kind.map(Witness.Kind::parse).map(query::kind).orElse(query);
        query = last.isPresent() ? query.last(last.get()) : query;
        return from.isPresent() || until.isPresent()
                ? query.recorded(
                        from.map(Times::parse).orElse(Instant.MIN),
                        until.map(Times::parse).orElse(Instant.MAX))
                : query;
    }

    @Override
    int vif(AimOs os) throws IOException {
        CalibrationQuery query = asOf.isPresent() ? query().asOf(Moments.parse(os, asOf.get())) : query();
        CalibrationReport report = os.witnesses().calibration(query);
        if (report.count() == 0) {
            throw Failure.finding("no-outcomes", "no outcome of such answers is recorded; 'vif:outcome' records them");
        }
        draw(svg, Diagrams.reliability(title(), report));
        draw(curve, Diagrams.riskCoverage(title(), report));
        Optional<Adopted> adopted = method().map(given -> os.witnesses().adopt(query, given));
        if (json()) {
            Map<String, @Nullable Object> document = VifShapes.report(report);
            document.put("adopted", adopted.map(VifCalibration::shape).orElse(null));
            out().document(document);
            return Exit.OK;
        }
        CalibrationText text = new CalibrationText(out());
        text.print(report);
        adopted.ifPresent(text::print);
        return Exit.OK;
    }

    private String title() {
        return model.orElse("all models");
    }

    private static void draw(Optional<Path> file, String text) throws IOException {
        if (file.isPresent()) {
            NewFile.write(file.get(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Map<String, @Nullable Object> shape(Adopted adopted) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", adopted.id().hex());
        shape.put("model", adopted.model());
        shape.put("criticality", adopted.criticality().map(Criticality::word).orElse(null));
        shape.put("calibrator", Shapes.plain(adopted.calibrator().json()));
        shape.put("outcomes", adopted.outcomes());
        shape.put("eceBefore", adopted.eceBefore());
        shape.put("eceAfter", adopted.eceAfter());
        shape.put("recorded", Shapes.recorded(adopted.recorded()));
        return shape;
    }
}
