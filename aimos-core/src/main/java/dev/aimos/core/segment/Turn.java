package dev.aimos.core.segment;

/**
 * Who says the sentences of a paragraph, and when.
 *
 * @param speaker as it is written
 * @param time as it is written; may be empty
 */
record Turn(String speaker, String time) {
    /** How a sentence of the turn begins in the index. */
    String prefix() {
        return time.isEmpty() ? speaker + ":" : "[" + time + "] " + speaker + ":";
    }
}
