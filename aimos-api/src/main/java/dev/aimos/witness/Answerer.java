package dev.aimos.witness;

import dev.aimos.Json;
import dev.aimos.index.Context;
import dev.aimos.index.Hits;
import dev.aimos.memory.AsOf;
import java.util.Optional;

/** The caller's function that gives an answer again. */
@FunctionalInterface
public interface Answerer {
    /**
     * The answer.
     *
     * @throws Exception if it cannot be given; the replay reports it
     */
    Json answer(Given given) throws Exception;

    /** What was recorded. */
    interface Given {
        /** The witness of the first answer. */
        Witness witness();

        /** What went in. */
        Json input();

        /** The moment that the memory was read as of. */
        AsOf asOf();

        /** What the receipt's search finds, run again as of its basis; empty if there is no receipt of a search. */
        Optional<Hits> hits();

        /** The receipt's context, put together again as of its basis; empty if there is no receipt of one. */
        Optional<Context> context();
    }
}
