package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.examples.wire.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts and JSON from files and standard input. */
final class JsonFiles {
    /** Standard input, where a file can be named. */
    static final String STDIN = "-";

    private static final int MOST_BYTES = 64 << 20;

    private JsonFiles() {}

    /** The text of a file, or of standard input if it is named {@link #STDIN}. */
    static String text(Io io, String name) throws IOException {
        byte[] bytes;
        if (name.equals(STDIN)) {
            bytes = io.in().readNBytes(MOST_BYTES + 1);
        } else {
            Path file = PlanFile.path(name);
            NewContent.requireReadable(file);
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
        }
        if (bytes.length > MOST_BYTES) {
            throw Failure.usage("file-too-large", shown(name) + " is longer than 64 MiB");
        }
        try {
            return Utf8.decode(bytes);
        } catch (Utf8.Malformed e) {
            throw Failure.usage("bad-encoding", shown(name) + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    /** What an option says: the text itself, or after {@code @} the name of the file that holds it, or standard input. */
    static String given(Io io, String text) throws IOException {
        return text.equals(STDIN) || text.startsWith("@") ? text(io, text.replaceFirst("^@", "")) : text;
    }

    /** The object in a file. */
    static Json.Obj object(Io io, String name) throws IOException {
        return object(text(io, name), shown(name));
    }

    /** The object that a text is. */
    static Json.Obj object(String text, String where) {
        try {
            if (Pairs.json(text) instanceof Json.Obj object) {
                return object;
            }
            throw Failure.usage("bad-json", where + " is no JSON object");
        } catch (JsonProcessingException e) {
            throw Failure.usage("bad-json", where + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (AimosException.InvalidRequest e) {
            throw Failure.usage("bad-json", where + ": " + e.getMessage(), e);
        }
    }

    /** A file's name in messages. */
    static String shown(String name) {
        return name.equals(STDIN) ? "standard input" : name;
    }
}
