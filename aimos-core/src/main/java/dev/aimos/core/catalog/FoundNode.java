package dev.aimos.core.catalog;

/**
 * A node that a search found.
 *
 * @param key key of its atom
 * @param id which node of which record
 * @param start first character of it in the atom's text
 * @param end first character after it
 * @param score how well it matches
 */
public record FoundNode(String key, NodeId id, int start, int end, double score) {}
