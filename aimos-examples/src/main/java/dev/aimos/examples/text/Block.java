package dev.aimos.examples.text;

/**
 * A run of lines of a Markdown document that belong together.
 *
 * @param kind what they are
 * @param level of a heading, from 1 to 6; of anything else, 0
 * @param line number of the first line, from 1
 * @param text the lines without the marks of the block: of a heading, its words; of code, the lines inside the fence
 */
record Block(Kind kind, int level, int line, String text) {
    enum Kind {
        HEADING,
        PARAGRAPH,
        ITEM,
        ROW,
        CODE
    }
}
