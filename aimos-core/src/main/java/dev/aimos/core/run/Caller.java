package dev.aimos.core.run;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose call it is: what records are written on behalf of.
 *
 * @param correlation what the caller knows the whole request by; empty if the caller named nothing
 * @param verb tag of the verb that was called; empty if there is no call
 */
public record Caller(Optional<String> correlation, String verb) {
    /** Of what nobody asked for under a correlation id. */
    public static final Caller NOBODY = new Caller(Optional.empty(), "");

    public Caller {
        Objects.requireNonNull(correlation, "correlation");
        Objects.requireNonNull(verb, "verb");
    }

    /** The correlation id as a log line shows it: in quotes, printable ASCII, on one line; {@code -} if there is none. */
    public String shown() {
        return correlation.map(Caller::quoted).orElse("-");
    }

    /** What follows a message of the log: empty if there is no correlation id. */
    public String note() {
        return correlation.isEmpty() ? "" : " [correlation " + shown() + "]";
    }

    private static String quoted(String id) {
        StringBuilder line = new StringBuilder(id.length() + 2).append('"');
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                line.append(c);
            } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return line.append('"').toString();
    }
}
