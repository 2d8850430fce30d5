package dev.aimos.core.catalog;

/** What a catalog is given of a record: a text to be searched, or terms to be found by. Immutable. */
public sealed interface Indexed permits Document, Filing {}
