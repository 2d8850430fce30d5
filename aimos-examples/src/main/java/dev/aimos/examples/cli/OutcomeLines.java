package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.witness.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Outcomes as JSON Lines: {@code {"witness", "correct", "by", "note"}}, the last two being optional. */
final class OutcomeLines {
    private static final Set<String> MEMBERS = Set.of("witness", "correct", "by", "note");

    private final AimOs os;
    private final Optional<String> by;
    private final String note;

    /**
     * Reads outcomes of witnesses of a store.
     *
     * @param by who says so where a line does not say it
     * @param note what is noted likewise
     */
    OutcomeLines(AimOs os, Optional<String> by, String note) {
        this.os = os;
        this.by = by;
        this.note = note;
    }

    List<Outcome> read(Io io, String name) throws IOException {
        byte[] bytes = JsonFiles.text(io, name).getBytes(StandardCharsets.UTF_8);
        List<Outcome> outcomes = new ArrayList<>();
        try (Lines lines = new Lines(new ByteArrayInputStream(bytes), JsonFiles.shown(name))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    outcomes.add(located(line, lines.where(1)));
                }
            }
        } catch (BadInput e) {
            throw Failure.usage(e.code(), e.where() + ": " + e.getMessage(), e);
        }
        if (outcomes.isEmpty()) {
            throw Failure.usage("no-outcomes", JsonFiles.shown(name) + " has no outcomes");
        }
        return outcomes;
    }

    private Outcome located(String line, String where) {
        try {
            return outcome(line);
        } catch (JsonProcessingException e) {
            throw Failure.usage("bad-json", where + ": " + e.getOriginalMessage() + "; each line is a JSON object", e);
        } catch (AimosException.InvalidRequest e) {
            throw Failure.usage(e.code(), where + ": " + e.getMessage(), e);
        } catch (Failure e) {
            String message = where + ": " + e.getMessage();
            throw e.exit() == Exit.FINDING ? Failure.finding(e.code(), message) : Failure.usage(e.code(), message, e);
        }
    }

    private Outcome outcome(String line) throws JsonProcessingException {
        if (!(Pairs.json(line) instanceof Json.Obj json)) {
            throw bad("a line is an object, as {\"witness\": \"ID\", \"correct\": true, \"by\": \"NAME\"}");
        }
        for (String name : json.members().keySet()) {
            if (!MEMBERS.contains(name)) {
                throw bad("unknown member '" + name + "'; an outcome has witness, correct, by and note");
            }
        }
        if (!(json.members().get("correct") instanceof Json.Bool correct)) {
            throw bad("'correct' is true or false");
        }
        String who = text(json, "by")
                .or(() -> by)
                .orElseThrow(() -> bad("who says so? name them in 'by', or with --by NAME"));
        String witness = text(json, "witness").orElseThrow(() -> bad("an outcome needs the id of a 'witness'"));
        return new Outcome(
                VifCommand.id(os, witness),
                correct.value(),
                who,
                text(json, "note").orElse(note));
    }

    private static Optional<String> text(Json.Obj json, String name) {
        return json.get(name).map(value -> {
            if (value instanceof Json.Str text) {
                return text.value();
            }
            throw bad("'" + name + "' is a text");
        });
    }

    private static Failure bad(String message) {
        return Failure.usage("bad-outcome", message);
    }
}
