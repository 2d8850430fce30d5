package dev.aimos.examples.cli;

import dev.aimos.Limits;
import dev.aimos.examples.wire.Failure;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Content on its way into the store: text in memory, anything else as a stream from a file.
 *
 * @param draft the draft that holds it
 * @param temporary a file to delete once it is put
 */
record NewContent(AtomDraft draft, Optional<Path> temporary) implements Closeable {

    static NewContent text(String text, String mediaType) {
        return of(Content.text(text), mediaType);
    }

    static NewContent reference(String uri, String mediaType) {
        try {
            return of(Content.reference(new URI(uri)), mediaType);
        } catch (URISyntaxException e) {
            throw Failure.usage("bad-uri", "'" + uri + "' is no URI: " + e.getReason(), e);
        }
    }

    static NewContent file(Path file, String mediaType) throws IOException {
        requireReadable(file);
        if (Modalities.text(mediaType) && Files.size(file) > Limits.DEFAULT.maxContentBytes()) {
            throw Failure.usage(
                    "file-too-large",
                    file + " has %,d bytes, more than one text may have; split it".formatted(Files.size(file)));
        }
        return Modalities.text(mediaType)
                ? text(decode(Files.readAllBytes(file), file.toString()), mediaType)
                : of((Content.Bytes) () -> Files.newInputStream(file), mediaType);
    }

    /** Refuses what is no file that can be read. */
    static void requireReadable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String why = !Files.exists(file) ? "no such file: " : "not a file that can be read: ";
            throw Failure.usage("no-file", why + file);
        }
    }

    /** Content from a stream; bytes are kept in a temporary file, as the store may read them twice. */
    static NewContent stream(InputStream in, String mediaType) throws IOException {
        if (Modalities.text(mediaType)) {
            return text(decode(in.readAllBytes(), "standard input"), mediaType);
        }
        Path spooled = Files.createTempFile("aimos", ".spool");
        spooled.toFile().deleteOnExit(); // If a signal ends the run, nobody closes this.
        try {
            Files.copy(in, spooled, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(spooled);
            throw e;
        }
        return new NewContent(
                of((Content.Bytes) () -> Files.newInputStream(spooled), mediaType)
                        .draft(),
                Optional.of(spooled));
    }

    private static NewContent of(Content content, String mediaType) {
        return new NewContent(AtomDraft.of(content, mediaType, Modalities.of(mediaType)), Optional.empty());
    }

    private static String decode(byte[] bytes, String name) {
        try {
            return Utf8.decode(bytes);
        } catch (Utf8.Malformed e) {
            throw Failure.usage(
                    "not-utf-8",
                    name + ":" + e.line() + ": " + e.getMessage()
                            + "; or store it as it is with --media-type application/octet-stream",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            Files.deleteIfExists(temporary.get());
        }
    }
}
