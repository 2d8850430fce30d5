package dev.aimos.core.engine;

import dev.aimos.core.catalog.Document;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A draft that is checked, read and encoded: all that can be done before the writer's lock is taken. */
final class Prepared {
    private final AtomRecord atom;
    private final byte[] payload;
    private final Document document;
    private final @Nullable Chunked chunks;

    /**
     * @param atom what will be recorded
     * @param payload the record's payload
     * @param document what will be searchable
     * @param chunks the content, if it is too long for the record
     */
    Prepared(AtomRecord atom, byte[] payload, Document document, @Nullable Chunked chunks) {
        this.atom = atom;
        this.payload = payload;
        this.document = document;
        this.chunks = chunks;
    }

    AtomRecord atom() {
        return atom;
    }

    byte[] payload() {
        return payload;
    }

    Document document() {
        return document;
    }

    @Nullable
    Chunked chunks() {
        return chunks;
    }

    void close() throws IOException {
        if (chunks != null) {
            chunks.close();
        }
    }
}
