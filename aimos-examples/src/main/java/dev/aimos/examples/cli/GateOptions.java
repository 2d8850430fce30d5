package dev.aimos.examples.cli;

import dev.aimos.AimosException;
import dev.aimos.examples.wire.Failure;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Gate;
import dev.aimos.witness.Thresholds;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What answers must pass. */
final class GateOptions {
    private static final String FORM = "write WORD=NUMBER or DOMAIN/WORD=NUMBER, such as medicine/critical=0.99";

    @Option(
            names = "--threshold",
            paramLabel = "[DOMAIN/]WORD=NUMBER",
            description =
                    "The confidence that answers of a criticality need, in one domain or in all that say nothing else;"
                            + " may be given again.")
    private List<String> thresholds = List.of();

    @Option(
            names = "--risk-limit",
            paramLabel = "NUMBER",
            description = "The risk that an answer may have; 1 less half of its threshold without it.")
    private Optional<Double> riskLimit = Optional.empty();

    private Gate gate = Gate.DEFAULT;

    /** Reads them, before any store is opened. */
    void check() {
        Thresholds all = Thresholds.DEFAULT;
        for (String text : thresholds) {
            all = with(all, text);
        }
        gate = Gate.DEFAULT.thresholds(all);
        gate = riskLimit.map(gate::riskLimit).orElse(gate);
    }

    /** The number is after the last equals sign, and the domain before the last stroke: both may hold either. */
    private static Thresholds with(Thresholds before, String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 0) {
            throw Failure.usage("bad-threshold", "'" + text + "' is no threshold; " + FORM);
        }
        int stroke = text.lastIndexOf('/', equals);
        try {
            Criticality criticality = Criticality.parse(text.substring(stroke + 1, equals));
            double number = Double.parseDouble(text.substring(equals + 1));
            return stroke < 0
                    ? before.with(criticality, number)
                    : before.with(text.substring(0, stroke), criticality, number);
        } catch (NumberFormatException e) {
            throw Failure.usage("bad-threshold", "'" + text + "' is no threshold; " + FORM, e);
        } catch (AimosException.InvalidRequest e) {
            throw Failure.usage("bad-threshold", "'" + text + "' is no threshold: " + e.getMessage() + "; " + FORM, e);
        }
    }

    /** Has the store judge by them. */
    LuceneAimOs.Builder on(LuceneAimOs.Builder builder) {
        return builder.gate(gate);
    }
}
