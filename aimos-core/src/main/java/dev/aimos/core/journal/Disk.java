package dev.aimos.core.journal;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/**
 * A flat directory of named files: everything the journal asks of the machine.
 *
 * <p>Thread-safe. What is written is visible to readers at once, and is on disk after {@link AppendFile#sync}; a file's
 * creation, new name or deletion is on disk after {@link #syncDirectory}. None of the methods is disturbed by the
 * interruption of the calling thread; its interrupt status is kept.
 */
public interface Disk {
    /** Where the files are, for messages. */
    String location();

    /** The names of all files but the lock, sorted; none if the directory does not exist. */
    List<String> list() throws IOException;

    /**
     * Opens a file to write at its end, and creates it if there is none.
     *
     * @throws IOException also if the directory does not exist
     */
    AppendFile openAppend(String name) throws IOException;

    /**
     * Opens a file to read.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    ReadFile openRead(String name) throws IOException;

    /** Gives a file a new name in one step, in place of the file that had it. Readers of that one keep reading it. */
    void rename(String from, String to) throws IOException;

    /** Deletes a file, if it is there. */
    void delete(String name) throws IOException;

    /** Puts creations, new names and deletions on disk. */
    void syncDirectory() throws IOException;

    /**
     * Takes the directory for one holder, creating it if there is none.
     *
     * @return gives it back
     * @throws dev.aimos.AimosException.Busy if another has it, in this process or any other; the message names it
     */
    Closeable lock() throws IOException;

    /** Makes a file hold exactly these bytes, durably: after a crash it holds either these or what it held before. */
    default void replace(String name, byte[] bytes) throws IOException {
        String temporary = name + Names.TEMPORARY;
        delete(temporary);
        try (AppendFile file = openAppend(temporary)) {
            file.write(bytes, 0, bytes.length);
            file.sync();
        }
        rename(temporary, name);
        syncDirectory();
    }

    /** A file being written at its end, by one thread at a time; {@link #sync} may be called by another meanwhile. */
    interface AppendFile extends Closeable {
        /** Appends bytes: all of them, unless it throws; then a part may be there. */
        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Puts all that was written before the call on disk. */
        void sync() throws IOException;

        /** Bytes in the file. */
        long length() throws IOException;

        /** Cuts the file to a length. On disk after {@link #sync}. */
        void truncate(long length) throws IOException;
    }

    /** A file being read, by any number of threads. */
    interface ReadFile extends Closeable {
        /**
         * Reads at a position until as many bytes are read or the file ends.
         *
         * @return the bytes read, 0 at the end of the file
         */
        int read(long position, byte[] into, int offset, int length) throws IOException;

        /** Bytes in the file. */
        long length() throws IOException;

        /** Reads exactly so many bytes. */
        default void readFully(long position, byte[] into, int offset, int length) throws IOException {
            int read = read(position, into, offset, length);
            if (read != length) {
                throw new EOFException("wanted " + length + " bytes at " + position + ", got " + read);
            }
        }
    }
}
