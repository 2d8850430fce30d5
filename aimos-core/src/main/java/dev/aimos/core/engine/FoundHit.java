package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.index.Address;
import dev.aimos.index.Explanation;
import dev.aimos.index.Hit;
import dev.aimos.index.Outline;
import dev.aimos.index.Span;
import dev.aimos.memory.Atom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A hit whose atom is read on demand. */
final class FoundHit implements Hit {
    private final FoundNode found;
    private final double score;
    private final FoundAtom source;
    private final @Nullable Explanation explanation;

    /**
     * @param source the atom it is in, shared by all hits in it
     */
    FoundHit(FoundNode found, double score, FoundAtom source, @Nullable Explanation explanation) {
        this.found = found;
        this.score = score;
        this.source = source;
        this.explanation = explanation;
    }

    @Override
    public Address address() {
        return found.id().address(found.key());
    }

    @Override
    public double score() {
        return score;
    }

    @Override
    public Span span() {
        return new Span(found.start(), found.end());
    }

    @Override
    public String text() {
        String text = source.atom().text();
        if (found.end() > text.length()) {
            throw new AimosException.Corrupt(
                    "index-mismatch",
                    "the index says that " + address() + " ends at character " + found.end() + " of a text of "
                            + text.length() + "; run rebuild");
        }
        return text.substring(found.start(), found.end()).strip();
    }

    @Override
    public Atom atom() {
        return source.atom();
    }

    @Override
    public Outline outline() {
        return source.outline();
    }

    @Override
    public Optional<Explanation> explanation() {
        return Optional.ofNullable(explanation);
    }

    @Override
    public String toString() {
        return "Hit[" + address() + ", " + score + "]";
    }
}
