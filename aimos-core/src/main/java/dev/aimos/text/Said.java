package dev.aimos.text;

import dev.aimos.graph.Value;

/**
 * What is said of a subject.
 *
 * @param value the object
 * @param end behind its last word, as {@link Pieces} counts them
 * @param at behind its last character
 */
record Said(Value value, int end, int at) {}
