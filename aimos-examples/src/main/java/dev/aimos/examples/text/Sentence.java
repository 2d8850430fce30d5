package dev.aimos.examples.text;

/**
 * A sentence as a reader sees it.
 *
 * @param text the sentence, without markup, on one line
 * @param line number of the line it begins on, from 1
 */
public record Sentence(String text, int line) {}
