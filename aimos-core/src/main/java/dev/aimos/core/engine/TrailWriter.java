package dev.aimos.core.engine;

import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Trail;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes entries of the trail, one after the other. */
final class TrailWriter {
    private static final String NAMES = "tx,at,correlation,verb,seq,kind,subject,what,erased,witnesses,named";

    /** What spreadsheets take for the beginning of a formula, and what they drop before one. */
    private static final String FORMULA = "=+-@\t\r";

    private final Trail.Format format;
    private final OutputStream out;

    /** Writes what comes before all entries. */
    TrailWriter(Trail.Format format, OutputStream out) throws IOException {
        this.format = format;
        this.out = out;
        if (format == Trail.Format.CSV) {
            row(List.of(NAMES));
        }
    }

    void write(TrailEntry entry) throws IOException {
        switch (format) {
            case JSON_LINES -> {
                out.write(CanonicalWriter.toBytes(entry.json()));
                out.write('\n');
            }
            case CSV -> {
                for (TrailChange change : entry.changes()) {
                    row(cells(entry, change));
                }
            }
        }
    }

    private static List<String> cells(TrailEntry entry, TrailChange change) {
        return List.of(
                Long.toString(entry.tx()),
                entry.at().toString(),
                cell(entry.correlation().orElse("")),
                cell(entry.verb().orElse("")),
                Long.toString(change.seq()),
                change.kind().word(),
                cell(change.subject().orElse("")),
                cell(change.what()),
                change.erased() ? "yes" : "",
                entry.recorded().stream().map(Hash::hex).collect(Collectors.joining(" ")),
                cell(String.join(" ", entry.named())));
    }

    private void row(List<String> cells) throws IOException {
        out.write((String.join(",", cells) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A text as a cell: no formula, and in quotes where it must be. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
