package dev.aimos.examples.cli;

import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Terminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What a run of the command line reads and writes besides files.
 *
 * @param in standard input
 * @param out standard output; bytes, as contents may be
 * @param err standard error
 * @param environment environment variables
 * @param terminals which of the three are terminals
 */
record Io(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, Terminals terminals) {

    /** Which streams are terminals. */
    record Terminals(boolean in, boolean out, boolean err) {
        static final Terminals NONE = new Terminals(false, false, false);
    }

    /** The streams of this process. */
    static Io process() {
        return new Io(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                new Terminals(Terminal.is(0), Terminal.is(1), Terminal.is(2)));
    }

    /** Styles for standard output, as {@code NO_COLOR} and {@code TERM} have it. */
    Ink inkOut() {
        return new Ink(terminals.out() && Terminal.colours(environment));
    }

    /** Styles for standard error. */
    Ink inkErr() {
        return new Ink(terminals.err() && Terminal.colours(environment));
    }
}
