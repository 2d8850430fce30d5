package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.witness.Outcome;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:outcome",
        description = {
            "Record what turned out about an answer; or about many, from a file with a line such as",
            "{\"witness\": \"ID\", \"correct\": true, \"by\": \"NAME\", \"note\": \"TEXT\"} for each, all of them or none.",
            "",
            "Calibration is learned from it. A later outcome of an answer takes the place of an earlier one; history stays."
        })
final class VifOutcome extends VifCommand implements Writes {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "At least 6 digits of the witness's id.")
    private Optional<String> id = Optional.empty();

    @ArgGroup
    private @Nullable Turned turned;

    /** One of these. */
    static final class Turned {
        @Option(names = "--correct", description = "The answer was right.")
        private boolean correct;

        @Option(names = "--wrong", description = "It was wrong.")
        @SuppressWarnings("unused") // That it is there and the other is not says it.
        private boolean wrong;
    }

    @Option(names = "--by", paramLabel = "NAME", description = "Who says so; the user's name without it.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--note", paramLabel = "TEXT", description = "What else is to be said.")
    private String note = "";

    @Option(names = "--file", paramLabel = "FILE", description = "Many outcomes; - for standard input.")
    private Optional<String> file = Optional.empty();

    @Override
    void check() {
        boolean one = id.isPresent() && turned != null && file.isEmpty();
        boolean many = id.isEmpty() && turned == null && file.isPresent();
        if (!one && !many) {
            throw Failure.usage("usage", "give an ID and --correct or --wrong, or --file FILE");
        }
        if (one && user().isEmpty()) {
            throw Failure.usage("usage", "who says so? name them with --by NAME");
        }
    }

    private Optional<String> user() {
        return by.or(
                () -> Optional.ofNullable(out().io().environment().get("USER")).filter(name -> !name.isBlank()));
    }

    @Override
    int vif(AimOs os) throws IOException {
        List<Outcome> outcomes = file.isPresent()
                ? new OutcomeLines(os, user(), note).read(out().io(), file.get())
                : List.of(new Outcome(
                        id(os, id.orElseThrow()), turned != null && turned.correct, user().orElseThrow(), note));
        long before = os.status().tx();
        var recorded = os.witnesses().outcomes(outcomes);
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("items", outcomes.stream().map(VifShapes::outcome).toList());
            document.put("outcome", recorded.tx() > before ? "created" : "unchanged");
            document.put("recorded", Shapes.recorded(recorded));
            out().document(document);
        } else if (recorded.tx() > before) {
            long right = outcomes.stream().filter(Outcome::correct).count();
            out().line("%s, %,d right and %,d wrong, in transaction %,d"
                    .formatted(
                            Describe.count(outcomes.size(), "outcome"), right, outcomes.size() - right, recorded.tx()));
        } else {
            out().line("nothing new: that was recorded already");
        }
        return Exit.OK;
    }
}
