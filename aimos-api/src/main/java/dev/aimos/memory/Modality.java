package dev.aimos.memory;

/** What kind of thing an atom's content is. */
public enum Modality {
    /** Prose. */
    TEXT,
    /** Source code. */
    CODE,
    /** Structured data: JSON, tables. */
    DATA,
    /** Something that happened: a message, a log line, a tool call. */
    EVENT,
    /** A picture. */
    IMAGE,
    /** Sound. */
    AUDIO,
    /** Moving pictures. */
    VIDEO,
    /** Bytes of any other kind. */
    BINARY
}
