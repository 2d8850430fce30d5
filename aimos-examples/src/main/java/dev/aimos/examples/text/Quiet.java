package dev.aimos.examples.text;

import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the log of a program for people down to what concerns them. */
public final class Quiet {
    /** Held here, for the logging system forgets loggers that nobody holds. */
    private static final Logger AIMOS = Logger.getLogger("dev.aimos");

    /** Tells whoever starts the JVM how to make vectors faster, which searching words has no use for. */
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Quiet() {}

    /** Leaves warnings of aimos, a line each, and nothing about vectors. */
    public static void logs() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new OneLine());
        }
        AIMOS.setLevel(Level.WARNING);
        VECTORS.setLevel(Level.SEVERE);
    }

    /** A message without time, place or stack trace. */
    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            return "aimos: " + record.getLevel().getName().toLowerCase(Locale.ROOT) + ": "
                    + Printable.line(formatMessage(record)) + "\n";
        }
    }
}
