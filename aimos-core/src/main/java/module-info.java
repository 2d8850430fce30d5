/**
 * The engine and the in-memory backend. Users need {@link dev.aimos.inmemory}, in their tests, {@link
 * dev.aimos.text}, for its analyzers and token counter, and {@link dev.aimos.apoe}, for its plans, and, to see a store at work, {@link dev.aimos.observation}; the rest is for the durable backend.
 */
module dev.aimos.core {
    requires static org.jspecify;
    requires transitive dev.aimos.api;
    requires transitive micrometer.commons;
    requires transitive micrometer.core;
    requires transitive micrometer.observation;
    requires com.fasterxml.jackson.core;
    requires java.xml;
    requires org.snakeyaml.engine;

    exports dev.aimos.apoe;
    exports dev.aimos.inmemory;
    exports dev.aimos.observation;
    exports dev.aimos.text;
    exports dev.aimos.vif;
    exports dev.aimos.core.catalog to
            dev.aimos.lucene;
    exports dev.aimos.core.engine to
            dev.aimos.lucene;
    exports dev.aimos.core.journal to
            dev.aimos.lucene;
    exports dev.aimos.core.json to
            dev.aimos.lucene;
    exports dev.aimos.core.segment to
            dev.aimos.lucene;
}
