package dev.aimos.examples.cli;

/** A part of the input that cannot be read: where it is, and what to do about it. */
final class BadInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String code;

    /**
     * A bad part.
     *
     * @param where file, line and column, as {@code notes.jsonl:7:12}
     * @param code stable name
     * @param message what is wrong and what to do
     */
    BadInput(String where, String code, String message) {
        super(message);
        this.where = where;
        this.code = code;
    }

    String where() {
        return where;
    }

    String code() {
        return code;
    }
}
