package dev.aimos.examples.wire;

/** An end of a command that its user is told of in one line. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int exit;

    private Failure(String code, int exit, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.exit = exit;
    }

    private Failure(String code, int exit, String message) {
        super(message);
        this.code = code;
        this.exit = exit;
    }

    /** What was asked for makes no sense; the user mends the command or its input. */
    public static Failure usage(String code, String message) {
        return new Failure(code, Exit.USAGE, message);
    }

    /** What was asked for makes no sense, as something else found out. */
    public static Failure usage(String code, String message, Throwable cause) {
        return new Failure(code, Exit.USAGE, message, cause);
    }

    /** What was asked about is not there. */
    public static Failure finding(String code, String message) {
        return new Failure(code, Exit.FINDING, message);
    }

    /** The store, or the machine, cannot do it. */
    public static Failure store(String code, String message) {
        return new Failure(code, Exit.STORE, message);
    }

    public String code() {
        return code;
    }

    public int exit() {
        return exit;
    }
}
