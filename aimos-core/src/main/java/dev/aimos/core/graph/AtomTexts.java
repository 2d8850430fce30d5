package dev.aimos.core.graph;

import java.util.Optional;

/** What atoms say at the moment of a {@link GraphView}. Thread-safe. */
@FunctionalInterface
public interface AtomTexts {
    /** The text of an atom; empty if it shows nothing at that moment. An atom that has no text but shows has the empty one. */
    Optional<String> text(String key);
}
