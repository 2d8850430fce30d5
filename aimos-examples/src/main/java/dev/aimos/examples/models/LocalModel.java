package dev.aimos.examples.models;

import dev.langchain4j.model.embedding.onnx.PoolingMode;

/** The embedding models whose files come with the examples' dependencies; both give vectors of 384 numbers. */
public enum LocalModel {
    /** all-MiniLM-L6-v2, quantised to 8 bits: small and fast. Treats questions as it treats passages. */
    MINILM("minilm", "all-minilm-l6-v2-q", "all-minilm-l6-v2-q", PoolingMode.MEAN, ""),

    /** bge-small-en-v1.5, quantised to 8 bits: half as fast, and better at questions. */
    BGE(
            "bge",
            "bge-small-en-v1.5-q",
            "bge-small-en-v1.5-q",
            PoolingMode.CLS,
            "Represent this sentence for searching relevant passages: ");

    private final String shortName;
    private final String id;
    private final String resource;
    private final PoolingMode pooling;
    private final String instruction;

    LocalModel(String shortName, String id, String resource, PoolingMode pooling, String instruction) {
        this.shortName = shortName;
        this.id = id;
        this.resource = resource;
        this.pooling = pooling;
        this.instruction = instruction;
    }

    /** What the command line calls it. */
    public String shortName() {
        return shortName;
    }

    /** What a store remembers it by. */
    public String id() {
        return id;
    }

    /** What its makers put before a question, though not before a passage; empty if nothing. */
    public String instruction() {
        return instruction;
    }

    String resource() {
        return resource;
    }

    PoolingMode pooling() {
        return pooling;
    }
}
