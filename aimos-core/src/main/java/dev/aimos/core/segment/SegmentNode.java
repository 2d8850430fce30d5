package dev.aimos.core.segment;

import dev.aimos.index.Address;
import dev.aimos.index.Level;
import dev.aimos.index.Node;
import dev.aimos.index.Span;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;

/** A node of {@link Segments}, seen from outside. */
record SegmentNode(String key, Segments segments, int number) implements Node {
    @Override
    public Address address() {
        return segments.address(key, number);
    }

    @Override
    public Level level() {
        return segments.level(number);
    }

    @Override
    public Span span() {
        return new Span(segments.start(number), segments.end(number));
    }

    @Override
    public String text() {
        return segments.source().substring(segments.start(number), segments.end(number));
    }

    @Override
    public Span quote() {
        return new Span(segments.quoteStart(number), segments.quoteEnd(number));
    }

    @Override
    public String searchable() {
        return segments.searchable(number);
    }

    @Override
    public boolean heading() {
        return segments.heading(number);
    }

    @Override
    public String headings() {
        return segments.headingPath(number);
    }

    @Override
    public Hash hash() {
        return Hash.sha256(text().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return address() + " " + quote();
    }
}
