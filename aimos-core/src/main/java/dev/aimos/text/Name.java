package dev.aimos.text;

/**
 * A name found.
 *
 * @param from its first word, as {@link Pieces} counts them
 * @param to behind its last word
 * @param name the name, its words parted by single blanks
 */
record Name(int from, int to, String name) {}
