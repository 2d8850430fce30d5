package dev.aimos.core.engine;

import java.util.Locale;

/** The verbs that are timed. */
enum Verb {
    PUT,
    PUT_ALL,
    GET,
    HISTORY,
    SCAN,
    RETRACT,
    ERASE,
    SNAPSHOT,
    DIFF,
    PROVE,
    VERIFY,
    BACKUP,
    SEARCH,
    ASSEMBLE,
    OUTLINE,
    EMBED,
    REBUILD;

    /** The value of the tag {@code verb}. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
