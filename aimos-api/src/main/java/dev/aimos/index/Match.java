package dev.aimos.index;

/**
 * What a text must have in common with a query's words to be found lexically. What is found by its vector need not have it.
 */
public enum Match {
    /** Any of the words. The default. */
    ANY_WORD,
    /** All of the words, in any order. */
    ALL_WORDS,
    /** All of the words, one after another. */
    PHRASE
}
