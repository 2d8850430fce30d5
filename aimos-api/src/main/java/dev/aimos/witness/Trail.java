package dev.aimos.witness;

import dev.aimos.AimosException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The audit trail: which transactions there were, on whose behalf, what they changed, and which witnesses vouch for it.
 *
 * <p>It is read from the journal, so it is complete, and as old as the store; it tells of writes alone, as reading is not
 * journalled. Of what was erased it goes on telling when it was written and by whom, but not what it was.
 *
 * <p>Thread-safe; readings never block writers, and see every write acknowledged before they began.
 */
public interface Trail {
    /** How an export is written. Equal trails give equal bytes. */
    enum Format {
        /** One line of canonical JSON (RFC 8785) for each entry: {@link TrailEntry#json}. */
        JSON_LINES("jsonl"),

        /**
         * For spreadsheets (RFC 4180, in UTF-8): one row for each change, under a row of names. A cell that begins with
         * {@code = + - @}, a tab or a carriage return has an apostrophe before it, so that no program takes it for a formula.
         */
        CSV("csv");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        /** Its name, and the usual ending of such files. */
        public String word() {
            return word;
        }

        /**
         * Reads {@link #word}.
         *
         * @throws AimosException.InvalidRequest if it is none of them
         */
        public static Format of(String word) {
            for (Format format : values()) {
                if (format.word.equals(word.toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            throw new AimosException.InvalidRequest(
                    "trail-format", "a trail is exported as jsonl or csv, not as '" + Texts.shown(word) + "'");
        }
    }

    /**
     * A page of the entries that meet every demand. Cost: where a correlation id or a key is demanded, in proportion to the
     * transactions of that id, or about that key; else in proportion to the records of the journal from where the page begins
     * to where it ends. Memory: the page, and a few hundred records besides.
     *
     * @throws AimosException.InvalidRequest if the limit is above {@code Limits.maxPageSize}, or the cursor is not of this store
     */
    TrailPage read(TrailQuery query);

    /**
     * Writes all entries that meet every demand, from the query's cursor on; its limit does not matter. All are of the moment
     * the export began. Memory: a few hundred records at a time. The stream is flushed and left open.
     *
     * @return how many entries were written
     * @throws AimosException.Fault if the stream cannot be written: code {@code io}
     */
    long export(TrailQuery query, Format format, OutputStream out);
}
