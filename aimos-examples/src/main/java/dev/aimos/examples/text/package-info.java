/** Text for people: sentences out of Markdown, the words of a question in them, and what is safe on a terminal. */
@NullMarked
package dev.aimos.examples.text;

import org.jspecify.annotations.NullMarked;
