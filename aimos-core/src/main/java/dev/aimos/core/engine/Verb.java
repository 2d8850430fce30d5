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
    REBUILD,
    ASSERT,
    RETRACT_ITEM,
    RESOLVE,
    ERASE_ITEM,
    GET_ITEM,
    HISTORY_ITEM,
    QUOTE,
    WALK,
    PATH,
    TRACE,
    IMPACT,
    CONTRADICTIONS,
    DOUBTS,
    BELIEF,
    QUERY_GRAPH,
    LINK,
    GRAPH_STATS,
    EXPORT,
    IMPORT,
    START_RUN,
    RESUME_RUN,
    FORK_RUN,
    RUNS,
    SHOW_RUN,
    RUN_EVENTS,
    DECIDE,
    PROPOSE,
    CANCEL_RUN,
    REPLAY_RUN,
    COMPARE_RUNS,
    ERASE_RUN;

    /** The value of the tag {@code verb}. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
