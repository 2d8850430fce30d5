package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.examples.wire.Failure;
import dev.aimos.index.Context;
import dev.aimos.witness.Answerer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Answers by a command: it gets the recorded input as JSON on its standard input, and what it prints is the answer. If the first
 * answer read a context, {@link #CONTEXT} names a file that holds it.
 */
final class Answering implements Answerer {
    /** Variable in the command's environment with the name of the file that the context is in. */
    static final String CONTEXT = "AIMOS_CONTEXT_FILE";

    private static final int MOST_BYTES = 64 << 20;

    private final List<String> command;

    Answering(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public Json answer(Given given) throws IOException, InterruptedException {
        Optional<Context> context = given.context();
        if (context.isEmpty()) {
            return answer(given, new ProcessBuilder(command));
        }
        Path file = Files.createTempFile("aimos", ".context");
        try {
            Files.writeString(file, context.get().text());
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put(CONTEXT, file.toString());
            return answer(given, builder);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Json answer(Given given, ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = start(builder);
        try {
            byte[] input = given.input().canonical().getBytes(StandardCharsets.UTF_8);
            // Beside the reading: a command may print much before it has read all.
            Thread writing = Thread.ofVirtual().start(() -> write(process, input));
            byte[] printed;
            try (InputStream out = process.getInputStream()) {
                printed = out.readNBytes(MOST_BYTES + 1);
            }
            if (printed.length > MOST_BYTES) {
                throw Failure.usage("answer-too-long", "the command printed more than 64 MiB");
            }
            int code = process.waitFor();
            writing.join();
            if (code != 0) {
                throw Failure.store("command-failed", "the command ended with exit code " + code);
            }
            return read(printed, given.witness().output().orElse(null) instanceof Json.Str);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException | IllegalArgumentException e) {
            throw Failure.usage("no-command", "the command cannot be started: " + e.getMessage(), e);
        }
    }

    /** A command need not read its input. */
    private static void write(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException ignored) {
            // it has closed its end
        }
    }

    /**
     * What was printed: JSON if it can be read as that, and otherwise text, without the line ends after it.
     *
     * @param text whether the first answer was a text, and so this one is, whatever it looks like
     */
    private static Json read(byte[] printed, boolean text) {
        String whole;
        try {
            whole = Utf8.decode(printed);
        } catch (Utf8.Malformed e) {
            throw Failure.usage("bad-encoding", "the command's output: " + e.getMessage(), e);
        }
        Json answer;
        try {
            answer = Pairs.json(whole);
        } catch (JsonProcessingException | AimosException.InvalidRequest e) {
            answer = Json.of(whole.replaceFirst("[\\r\\n]+$", ""));
        }
        return text && !(answer instanceof Json.Str) ? Json.of(whole.replaceFirst("[\\r\\n]+$", "")) : answer;
    }
}
