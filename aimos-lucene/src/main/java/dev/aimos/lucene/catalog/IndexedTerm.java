package dev.aimos.lucene.catalog;

import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/** A term of an analyzer as the index has it. */
final class IndexedTerm {
    /** Lucene takes terms of up to 32,766 bytes. Those of more characters than this are indexed, and searched, by their hash. */
    private static final int LONGEST = 8_000;

    private IndexedTerm() {}

    static BytesRef of(String term) {
        byte[] utf8 = term.getBytes(StandardCharsets.UTF_8);
        return term.length() <= LONGEST
                ? new BytesRef(utf8)
                : new BytesRef(Hash.sha256(utf8).toString().getBytes(StandardCharsets.UTF_8));
    }
}
