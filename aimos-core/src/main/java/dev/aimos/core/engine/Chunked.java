package dev.aimos.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Content too long for one record, read in full before the writer's lock is taken. */
interface Chunked extends Closeable {
    /** Opens the bytes from the start. */
    InputStream open() throws IOException;

    /** Frees what holds the bytes. */
    @Override
    void close() throws IOException;
}
