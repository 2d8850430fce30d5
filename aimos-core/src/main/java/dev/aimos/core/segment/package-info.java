/**
 * Cuts the text of an atom into sections, paragraphs and sentences, and says what is searchable of each. A reader of one
 * format ({@code MarkdownReader}, {@code PlainTextReader}, …) finds the paragraphs, {@link
 * dev.aimos.core.segment.Sentences} cuts them, and {@link dev.aimos.core.segment.SegmentsBuilder} keeps the outcome in a
 * few arrays. All of it takes time and memory linear in the text, whatever the text is.
 */
@NullMarked
package dev.aimos.core.segment;

import org.jspecify.annotations.NullMarked;
