package dev.aimos.graph;

import dev.aimos.index.Address;
import dev.aimos.index.Span;
import dev.aimos.memory.Hash;
import java.util.Objects;
import java.util.Optional;

/**
 * A quotation from the memory: which text, where in it, and the hash of what stood there. The words themselves are not
 * repeated, so that erasing the atom leaves none of them in the graph.
 *
 * <p>{@link Graph#quote} makes it from the words. When it is asserted, its atom must show exactly that text there.
 *
 * @param at the atom, or the node of its text that the quotation is in
 * @param span where in the whole text of the atom
 * @param quote SHA-256 of the UTF-8 of the characters of the span
 * @param source id of where the text comes from; empty if that is not said, and then it counts as fully reliable
 * @param confidence how surely the words say what they are quoted for, from 0 to 1
 */
public record Evidence(Address at, Span span, Hash quote, Optional<String> source, double confidence) implements Item {
    public Evidence {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(source, "source");
        source.ifPresent(id -> Ids.require(Kind.SOURCE, id));
        confidence = Ids.share("confidence", confidence);
    }

    /** This evidence, from a source. */
    public Evidence from(Source value) {
        return from(value.id());
    }

    /** This evidence, from the source of an id. */
    public Evidence from(String value) {
        return new Evidence(at, span, quote, Optional.of(value), confidence);
    }

    /** This evidence with another confidence. */
    public Evidence confidence(double value) {
        return new Evidence(at, span, quote, source, value);
    }

    /** Made of the atom's key, the span and the hash: not of source and confidence. */
    @Override
    public String id() {
        return Ids.hashed(
                Kind.EVIDENCE, at.key(), Integer.toString(span.start()), Integer.toString(span.end()), quote.hex());
    }

    @Override
    public Kind kind() {
        return Kind.EVIDENCE;
    }
}
