package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Replayed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:replay",
        description = {
            "Give a witnessed answer again, by a command of yours, and compare: the recorded input goes to its standard input as"
                    + " JSON; its standard output, JSON or else text, is the answer.",
            "",
            "If the answer read a context, AIMOS_CONTEXT_FILE in the command's environment names a file with it, put together"
                    + " again. Exit code 1 if the answer differs."
        })
final class VifReplay extends VifCommand {
    /** So many characters of a text are shown before the one that differs. */
    private static final int BEFORE = 60;

    @Parameters(index = "0", paramLabel = "ID", description = "At least 6 digits of the witness's id.")
    private String id = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "The command, after --.")
    private List<String> command = List.of();

    @Override
    AimOs open() throws IOException {
        return Vectors.asStored(root(), false);
    }

    @Override
    int vif(AimOs os) {
        Hash witness = id(os, id);
        Replayed replayed = replay(os, witness);
        if (json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("witness", witness.hex());
            document.put("same", replayed.same());
            document.put("expected", replayed.expected().hex());
            document.put("actual", replayed.actual().hex());
            document.put("output", Shapes.plain(replayed.output()));
            document.put(
                    "differences",
                    replayed.differences().stream().map(VifReplay::shape).toList());
            document.put(
                    "retrieval", replayed.retrieval().map(VifShapes::verdict).orElse(null));
            out().document(document);
        } else {
            people(replayed);
        }
        return replayed.same() ? Exit.OK : Exit.FINDING;
    }

    /** What the command's end means is told as it is, rather than as a fault of the store. */
    private Replayed replay(AimOs os, Hash witness) {
        try {
            return os.witnesses().replay(witness, new Answering(command));
        } catch (AimosException.Fault e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void people(Replayed replayed) {
        Ink ink = out().ink();
        out().line(replayed.same() ? ink.green("the same answer") : ink.red("another answer"));
        for (Replayed.Difference difference : replayed.differences()) {
            String where = difference.pointer().isEmpty() ? "the whole" : difference.pointer();
            out().line("  " + Printable.line(where, 100)
                    + (difference.at() >= 0 ? ", from character %,d on".formatted(difference.at()) : ""));
            out().line("    was " + shown(difference.before(), difference.at(), replayed));
            out().line("    is  " + shown(difference.after(), difference.at(), replayed));
        }
        replayed.retrieval().ifPresent(verdict -> new VifText(out()).print(verdict, "the receipt of what was read"));
    }

    private static String shown(Optional<Json> value, int at, Replayed replayed) {
        boolean whole = replayed.differences().size() == 1
                && replayed.differences().get(0).pointer().isEmpty();
        return value.map(json -> shown(json, at)).orElse(whole ? "not recorded, only its hash" : "not there");
    }

    /** A long text from a little before the place on where it differs. */
    private static String shown(Json value, int at) {
        int from = at - BEFORE;
        if (!(value instanceof Json.Str text) || from <= 0) {
            return Printable.line(value.canonical(), 200);
        }
        String rest = text.value().substring(Math.min(from, text.value().length()));
        return "…" + Printable.line(rest, 200);
    }

    private static Map<String, @Nullable Object> shape(Replayed.Difference difference) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("pointer", difference.pointer());
        shape.put("before", difference.before().map(Shapes::plain).orElse(null));
        shape.put("after", difference.after().map(Shapes::plain).orElse(null));
        shape.put("at", difference.at() < 0 ? null : (Integer) difference.at());
        return shape;
    }
}
