package dev.aimos.text;

/**
 * A word of a text.
 *
 * @param start where it starts
 * @param end where it ends
 * @param word itself in lower case, with straight apostrophes and without a possessive ending
 * @param stem its stem
 * @param clause the number of its clause, from 0
 */
record Token(int start, int end, String word, String stem, int clause) {}
