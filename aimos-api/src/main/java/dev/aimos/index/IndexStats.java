package dev.aimos.index;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the index holds, superseded versions included.
 *
 * @param nodes how many nodes there are on each level
 * @param analyzer id of the analyzer
 * @param embedder id of the embedder whose vectors are kept, if there is one
 * @param dimension numbers in a vector; 0 without an embedder
 * @param vectors how many vectors there are
 * @param embeddedTx last transaction whose texts all have their vectors
 * @param tx last transaction of the store
 * @param lexicalBytes size of the text index on disk, in bytes; 0 on the heap
 * @param vectorBytes size of the vectors on disk, in bytes; 0 on the heap
 */
public record IndexStats(
        Map<Level, Long> nodes,
        String analyzer,
        Optional<String> embedder,
        int dimension,
        long vectors,
        long embeddedTx,
        long tx,
        long lexicalBytes,
        long vectorBytes) {
    public IndexStats {
        EnumMap<Level, Long> copy = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            copy.put(level, nodes.getOrDefault(level, 0L));
        }
        nodes = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(analyzer, "analyzer");
        Objects.requireNonNull(embedder, "embedder");
    }
}
