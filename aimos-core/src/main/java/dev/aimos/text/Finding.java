package dev.aimos.text;

/**
 * Something that speaks for a contradiction.
 *
 * @param rule name of the rule that found it
 * @param weight how much it counts, from 0 to 1
 * @param what what was found, to be read
 */
record Finding(String rule, double weight, String what) {
    /** Rule and finding, as a judgement gives them. */
    String reason() {
        return rule + ": " + what;
    }
}
