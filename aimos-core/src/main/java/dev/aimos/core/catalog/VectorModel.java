package dev.aimos.core.catalog;

/**
 * What made some vectors.
 *
 * @param id id of the embedder
 * @param dimension how many numbers each has
 */
public record VectorModel(String id, int dimension) {}
