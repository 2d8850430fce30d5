package dev.aimos.graph;

import dev.aimos.Progress;
import dev.aimos.index.Level;
import dev.aimos.memory.Filter;
import java.util.Objects;

/**
 * How memory becomes graph: which atoms, on which level, and what finds entities and claims in them. Immutable: each wither
 * gives a new one.
 *
 * @param extractor what finds them
 * @param filter which atoms
 * @param level which nodes of their texts are looked at
 * @param progress hears the atoms looked at
 */
public record Linking(Extractor extractor, Filter filter, Level level, Progress progress) {
    public Linking {
        Objects.requireNonNull(extractor, "extractor");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(progress, "progress");
    }

    /** The sentences of all atoms, unheard. */
    public static Linking by(Extractor extractor) {
        return new Linking(extractor, Filter.all(), Level.SENTENCE, Progress.NONE);
    }

    /** This, for some atoms only. */
    public Linking filter(Filter value) {
        return new Linking(extractor, value, level, progress);
    }

    /** This, on another level. */
    public Linking level(Level value) {
        return new Linking(extractor, filter, value, progress);
    }

    /** This, heard. */
    public Linking progress(Progress value) {
        return new Linking(extractor, filter, level, value);
    }

    /**
     * What linking did.
     *
     * @param atoms atoms looked at
     * @param unchanged how many of them had been linked before, with the same text by the same extractor
     * @param nodes nodes of their texts looked at
     * @param entities entities that are new
     * @param claims claims that are new
     * @param evidence evidence that is new
     * @param relations relations that are new
     * @param retracted items taken back because the text no longer says so
     * @param contradictions contradictions that came up
     */
    public record Linked(
            long atoms,
            long unchanged,
            long nodes,
            long entities,
            long claims,
            long evidence,
            long relations,
            long retracted,
            long contradictions) {}
}
