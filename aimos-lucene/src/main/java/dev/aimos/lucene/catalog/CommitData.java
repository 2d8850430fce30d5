package dev.aimos.lucene.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a commit says besides its documents.
 *
 * @param applied how far it goes
 * @param analyzer id of what made its documents: the analyzer, or the model of its vectors
 * @param state what the last checkpoint saved; empty if none did since something was erased, so that it does not fit
 */
record CommitData(Applied applied, String analyzer, Optional<Map<String, String>> state) {
    /** Version of the layout that {@code docs/format/index.md} describes. */
    static final int FORMAT = 2;

    private static final String FORMAT_NAME = "format";
    private static final String ANALYZER = "analyzer";
    private static final String TX = "tx";
    private static final String AT = "at";
    private static final String NEXT_SEQ = "nextSeq";
    private static final String CHECKPOINT = "checkpoint";
    private static final String STATE = "state.";

    CommitData {
        state = state.map(Map::copyOf);
    }

    /** As Lucene keeps it. */
    Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        map.put(FORMAT_NAME, Integer.toString(FORMAT));
        map.put(ANALYZER, analyzer);
        map.put(TX, Long.toString(applied.tx()));
        map.put(AT, Long.toString(applied.at()));
        map.put(NEXT_SEQ, Long.toString(applied.nextSeq()));
        state.ifPresent(saved -> {
            map.put(CHECKPOINT, "true");
            saved.forEach((name, value) -> map.put(STATE + name, value));
        });
        return map;
    }

    /** From what Lucene kept; empty if it is of another format, or not ours. */
    static Optional<CommitData> of(Map<String, String> map) {
        if (!Integer.toString(FORMAT).equals(map.get(FORMAT_NAME))) {
            return Optional.empty();
        }
        Map<String, String> state = new HashMap<>();
        map.forEach((name, value) -> {
            if (name.startsWith(STATE)) {
                state.put(name.substring(STATE.length()), value);
            }
        });
        Optional<Map<String, String>> saved = map.containsKey(CHECKPOINT) ? Optional.of(state) : Optional.empty();
        try {
            Applied applied = new Applied(number(map, TX), number(map, AT), number(map, NEXT_SEQ));
            return Optional.of(new CommitData(applied, map.getOrDefault(ANALYZER, ""), saved));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long number(Map<String, String> map, String name) {
        return Long.parseLong(map.getOrDefault(name, ""));
    }
}
