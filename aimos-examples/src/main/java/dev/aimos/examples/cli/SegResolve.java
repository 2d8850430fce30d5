package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Resolution;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:resolve",
        description = {
            "Decide a contradiction, or take the decision back. Neither claim is changed; the one that lost is rejected"
                    + " while the decision holds."
        })
final class SegResolve extends SegCommand implements Writes {
    @Parameters(index = "0", paramLabel = "FIRST", description = "The one claim.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "SECOND", description = "The other.")
    private String second = "";

    @ArgGroup(multiplicity = "1")
    private Decision decision = new Decision();

    /** What is decided: one of these. */
    private static final class Decision {
        @Option(names = "--keep", paramLabel = "ID", description = "This one of the two is right.")
        private Optional<String> keep = Optional.empty();

        @Option(names = "--merge", paramLabel = "ID", description = "This third claim says what both tried to say.")
        private Optional<String> merge = Optional.empty();

        @Option(names = "--by-validity", description = "The one that begins later is right from then on.")
        private boolean byValidity;

        @Option(names = "--escalate", description = "Somebody else has to decide.")
        @SuppressWarnings("unused") // It is what is left if it is none of the others.
        private boolean escalate;

        @Option(names = "--undo", description = "Take the decision back.")
        private boolean undo;
    }

    @Option(names = "--note", paramLabel = "TEXT", description = "Why, and by whom.")
    private String note = "";

    @Override
    void check() {
        SegIds.claim(first);
        SegIds.claim(second);
        if (decision.undo && !note.isEmpty()) {
            throw Failure.usage("usage", "--undo keeps no note");
        }
        if (!decision.undo) {
            resolution();
        }
    }

    private Resolution resolution() {
        if (decision.keep.isPresent()) {
            String kept = SegIds.claim(decision.keep.get());
            if (!kept.equals(first) && !kept.equals(second)) {
                throw Failure.usage("usage", "--keep names one of the two claims; --merge a third");
            }
            return Resolution.keep(kept, kept.equals(first) ? second : first, note);
        }
        if (decision.merge.isPresent()) {
            return Resolution.merge(first, second, SegIds.claim(decision.merge.get()), note);
        }
        return decision.byValidity
                ? Resolution.byValidity(first, second, note)
                : Resolution.escalate(first, second, note);
    }

    @Override
    int seg(AimOs os) {
        if (decision.undo) {
            Asserted asserted = os.graph().retract(Resolution.idOf(first, second));
            return SegRetract.print(asserted, out());
        }
        Asserted asserted = os.graph().resolve(resolution());
        Resolution decided = os.graph()
                .get(asserted.id())
                .map(held -> (Resolution) held.item())
                .orElseGet(this::resolution);
        if (!json() && decided.prevails().isPresent()) {
            out().line(Printable.line(decided.prevails().get() + " prevails"));
        }
        new SegReport(out()).print(List.of(decided), List.of(asserted));
        return Exit.OK;
    }
}
