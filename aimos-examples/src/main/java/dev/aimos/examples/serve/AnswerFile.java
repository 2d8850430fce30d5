package dev.aimos.examples.serve;

import dev.aimos.Json;
import dev.aimos.examples.wire.Failure;
import dev.aimos.memory.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file in which {@link Idempotency} outlives the server: a JSON object a line, appended. {@code begin} is on disk before a
 * request is worked on, {@code end} before it is answered, so whatever a crash leaves, the file knows of every request that may
 * have written. A line that a crash tore is cut off: what it was to tell had not been acknowledged.
 *
 * <p>Not safe for use by several threads at once.
 */
final class AnswerFile implements AutoCloseable {
    private final Path file;
    private FileChannel channel;
    private long lines;

    private AnswerFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Reads what the file knows into a map, and opens it to append to. */
    static AnswerFile open(Path file, Map<String, Kept> into) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                read(Files.readAllBytes(file), file, into);
            }
            AnswerFile opened = new AnswerFile(file, append(file));
            opened.rewrite(into);
            return opened;
        } catch (IOException e) {
            throw Failure.store("answers-unwritable", file + ", where answers are kept, cannot be used: " + e);
        }
    }

    private static FileChannel append(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static void read(byte[] bytes, Path file, Map<String, Kept> into) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                try {
                    line(new Fields(Documents.object(Arrays.copyOfRange(bytes, start, i))), into);
                } catch (RuntimeException e) {
                    throw Failure.store(
                            "answers-damaged",
                            file + " is damaged at byte " + start + " (" + e.getMessage() + "); if it is removed,"
                                    + " requests that were answered before are done again when they are sent again");
                }
                start = i + 1;
            }
        }
    }

    private static void line(Fields line, Map<String, Kept> into) {
        String key = line.requiredString("key");
        switch (line.requiredString("is")) {
            case "begin" ->
                into.put(
                        key,
                        new Kept.Open(
                                Hash.parse(line.requiredString("asked")), tx(line), line.requiredString("under")));
            case "end" -> {
                Kept begun = into.remove(key);
                if (begun == null) {
                    throw new IllegalStateException("an answer to nothing that was asked");
                }
                into.put(key, new Kept.Done(begun.asked(), tx(line), answer(line)));
            }
            case "forget" -> into.remove(key);
            default -> throw new IllegalStateException("a line of an unknown kind");
        }
    }

    private static long tx(Fields line) {
        return line.number("tx").orElseThrow().longValue();
    }

    private static Optional<Answer> answer(Fields line) {
        Optional<String> body = line.string("body");
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Answer answer = Answer.bytes(
                line.number("status").orElseThrow().intValue(),
                line.requiredString("type"),
                body.get().getBytes(StandardCharsets.UTF_8));
        for (var header : line.object("headers").members().entrySet()) {
            answer = answer.header(header.getKey(), ((Json.Str) header.getValue()).value());
        }
        return Optional.of(answer);
    }

    /** That a request is about to be worked on; on disk when this returns. */
    void begin(String key, Kept.Open open) throws IOException {
        write(channel, begun(key, open));
        channel.force(false);
    }

    /** How it was answered; on disk when this returns. */
    void end(String key, Kept.Done done) throws IOException {
        write(channel, ended(key, done));
        channel.force(false);
    }

    /** That it came to nothing, and may be sent again. */
    void forget(String key) throws IOException {
        write(channel, Map.of("is", "forget", "key", key));
    }

    /** Lines since it was last written anew. */
    long lines() {
        return lines;
    }

    /** Writes the file anew with what is still known, in the place of the old one; nothing else of the old one remains. */
    void rewrite(Map<String, Kept> kept) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (var entry : kept.entrySet()) {
                switch (entry.getValue()) {
                    case Kept.Open open -> write(out, begun(entry.getKey(), open));
                    case Kept.Done done -> {
                        write(out, begun(entry.getKey(), new Kept.Open(done.asked(), done.tx(), "")));
                        write(out, ended(entry.getKey(), done));
                    }
                }
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        FileChannel old = channel;
        channel = append(file);
        old.close();
        lines = 0;
    }

    private static Map<String, Object> begun(String key, Kept.Open open) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("is", "begin");
        line.put("key", key);
        line.put("asked", open.asked().hex());
        line.put("tx", open.tx());
        line.put("under", open.under());
        return line;
    }

    private static Map<String, Object> ended(String key, Kept.Done done) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("is", "end");
        line.put("key", key);
        line.put("tx", done.tx());
        if (done.answer().isPresent()) {
            Answer answer = done.answer().get();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            answer.body().write(body);
            line.put("status", answer.status());
            line.put("type", answer.type());
            line.put("headers", answer.headers());
            line.put("body", body.toString(StandardCharsets.UTF_8));
        }
        return line;
    }

    private void write(FileChannel to, Map<String, ?> line) throws IOException {
        byte[] bytes = Documents.bytes(line);
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 1)
                .put(bytes)
                .put((byte) '\n')
                .flip();
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
        lines++;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
