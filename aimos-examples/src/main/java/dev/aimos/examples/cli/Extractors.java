package dev.aimos.examples.cli;

import dev.aimos.graph.Extractor;
import dev.aimos.text.RuleExtractor;

/** What finds entities and claims in texts. */
final class Extractors {
    private Extractors() {}

    /** The one that needs no model. */
    static Extractor rules() {
        return new RuleExtractor();
    }
}
