/**
 * What users of aimos code against: interfaces and value types, with no dependency but the JSpecify annotations.
 *
 * <p>An implementation comes from {@code dev.aimos.core} (in memory) or {@code dev.aimos.lucene} (durable).
 */
module dev.aimos.api {
    requires static transitive org.jspecify;

    exports dev.aimos;
    exports dev.aimos.graph;
    exports dev.aimos.index;
    exports dev.aimos.memory;
    exports dev.aimos.plan;
    exports dev.aimos.witness;
    exports dev.aimos.json to
            dev.aimos.core,
            dev.aimos.lucene;
}
