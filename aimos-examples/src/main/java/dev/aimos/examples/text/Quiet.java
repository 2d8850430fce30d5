package dev.aimos.examples.text;

import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the log of a program for people down to what concerns them. */
public final class Quiet {
    /** Held here, for the logging system forgets loggers that nobody holds. */
    private static final Logger AIMOS = Logger.getLogger("dev.aimos");

    /** What steps of plans tell people. */
    private static final Logger OPERATOR = Logger.getLogger("dev.aimos.apoe.operator");

    /** Tells whoever starts the JVM how to make vectors faster, which searching words has no use for. */
    private static final Logger VECTORS = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private Quiet() {}

    /** Leaves warnings of aimos and what plans tell, a line each, and nothing about vectors. */
    public static void logs() {
        logs((level, message) -> "aimos: " + level + ": " + Printable.line(message));
    }

    /**
     * The same, in other words.
     *
     * @param line makes a line of a level and a message
     */
    public static void logs(BinaryOperator<String> line) {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new OneLine(line));
        }
        AIMOS.setLevel(Level.WARNING);
        OPERATOR.setLevel(Level.INFO);
        VECTORS.setLevel(Level.SEVERE);
    }

    /** A message without time, place or stack trace. */
    private static final class OneLine extends Formatter {
        private final BinaryOperator<String> line;

        private OneLine(BinaryOperator<String> line) {
            this.line = line;
        }

        @Override
        public String format(LogRecord record) {
            return line.apply(record.getLevel().getName().toLowerCase(Locale.ROOT), formatMessage(record)) + "\n";
        }
    }
}
