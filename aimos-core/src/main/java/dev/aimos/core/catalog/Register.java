package dev.aimos.core.catalog;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The projection of the journal that keeps small records, found by key and by the terms they are filed under. The changes
 * it is given have a {@link Filing}, or nothing.
 *
 * <p>Written and read as any {@link Catalog}. {@link #filedUnder} and {@link #record} are the writer's, as {@link
 * #timeline} is, and see what it sees.
 */
public interface Register extends Catalog {
    /**
     * Records filed under a term that are not erased, in journal order: superseded ones too, and those of a transaction
     * under way. What of them still shows is for {@link #timeline} to say. Cost: in proportion to their number, and not to
     * the size of the register.
     *
     * @param from those whose own interval has no instant from this one on
     * @param to and before this one are left out
     */
    List<Filed> filedUnder(String term, long from, long to) throws IOException;

    /** A record by its number, a retraction included; null if there is none, or it is about another key. */
    @Nullable
    Filed record(String key, long seq) throws IOException;

    /** A reader that contains at least a transaction. */
    RegisterReader acquireRegister(long tx) throws IOException;

    /** Where registers come from and where the one in use is remembered. */
    interface Source extends Generations<Register> {}
}
