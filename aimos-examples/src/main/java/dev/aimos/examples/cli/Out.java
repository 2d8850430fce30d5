package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.examples.text.Ink;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a command says what it did: text for people, or one JSON document, on standard output; errors beside it. */
final class Out implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Io io;
    private final boolean json;
    private final OutputStream bytes;
    private final Writer text;
    private final PrintWriter errors;

    Out(Io io, boolean json) {
        this.io = io;
        this.json = json;
        this.bytes = new Guarded(new BufferedOutputStream(io.out(), 1 << 16));
        this.text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        this.errors = new PrintWriter(new OutputStreamWriter(io.err(), StandardCharsets.UTF_8), true);
    }

    Io io() {
        return io;
    }

    /** Whether the user asked for JSON. */
    boolean json() {
        return json;
    }

    Ink ink() {
        return io.inkOut();
    }

    /** Prints a line for people. Whatever comes from a store is made printable by the caller. */
    void line(String line) {
        write(line);
        write("\n");
    }

    void write(String part) {
        try {
            text.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a document. */
    void document(Map<String, ?> document) {
        document(generator -> generator.writePOJO(document));
    }

    /** Prints a document, over many lines for people and on one for programs. */
    void pretty(Map<String, ?> document) {
        document(generator -> {
            if (!json) {
                generator.useDefaultPrettyPrinter();
            }
            generator.writePOJO(document);
        });
    }

    /** Prints a document piece by piece, for what may be too large to hold. */
    void document(Document document) {
        try {
            flush();
            JsonFactory factory = JSON.getFactory();
            JsonGenerator generator = factory.createGenerator(bytes);
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            if (io.terminals().out()) {
                generator.useDefaultPrettyPrinter();
            }
            document.write(generator);
            generator.close();
            bytes.write('\n');
            bytes.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a part of a document. */
    @FunctionalInterface
    interface Document {
        void write(JsonGenerator generator) throws IOException;
    }

    /** Standard output itself, for contents. */
    OutputStream bytes() {
        flush();
        return bytes;
    }

    /** Prints a line on standard error; a standard error that takes no more is not worth failing for. */
    void error(String line) {
        errors.println(line);
    }

    /** Prints a part of a line on standard error, at once. */
    void errorPart(String part) {
        errors.print(part);
        errors.flush();
    }

    /** Prints a document on standard error. */
    void errorDocument(Map<String, ?> document) {
        try {
            errors.println(JSON.writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of the log as JSON. */
    static String log(String level, String message) {
        Map<String, String> log = new LinkedHashMap<>();
        log.put("level", level);
        log.put("message", message);
        try {
            return JSON.writeValueAsString(Map.of("log", log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Standard output for the help texts of the commands. */
    PrintWriter usage() {
        return new PrintWriter(text);
    }

    void flush() {
        try {
            text.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        errors.flush();
    }

    /** Tells a failing standard output from every other failure. */
    private static final class Guarded extends OutputStream {
        private final OutputStream to;

        Guarded(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) {
            try {
                to.write(b);
            } catch (IOException e) {
                throw new OutputFailed(e);
            }
        }

        @Override
        public void write(byte[] b, int off, int len) {
            try {
                to.write(b, off, len);
            } catch (IOException e) {
                throw new OutputFailed(e);
            }
        }

        @Override
        public void flush() {
            try {
                to.flush();
            } catch (IOException e) {
                throw new OutputFailed(e);
            }
        }
    }
}
