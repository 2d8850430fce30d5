package dev.aimos.examples.eval.abstention;

import java.util.Locale;

/** What a confidence is held against. */
enum Label {
    /** Of all questions: whether the conversation answers them. */
    ANSWERABLE("answerable"),
    /** Of those whose answering turns are known: whether one of them is the best hit. */
    FIRST("right passage first"),
    /** Of the same: whether one of them is among the ten best. */
    FOUND("right passage in the top 10"),
    /** Of all: whether there is an answer, and it was found. */
    ANSWERED("answerable and found");

    private final String title;

    Label(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** For programs and names of files. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean concerns(Asked asked) {
        return switch (this) {
            case ANSWERABLE, ANSWERED -> true;
            case FIRST, FOUND -> asked.evident();
        };
    }

    boolean right(Asked asked) {
        return switch (this) {
            case ANSWERABLE -> asked.answerable();
            case FIRST -> asked.first();
            case FOUND -> asked.found();
            case ANSWERED -> asked.evident() && asked.found();
        };
    }
}
