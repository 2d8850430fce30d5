package dev.aimos;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that aimos reports. Unchecked and sealed, so that a {@code switch} over it is complete.
 *
 * <p>{@link #code()} is stable across versions and meant for programs; {@link #getMessage()} is meant for people and
 * says what to do. Using a store after {@link AimOs#close()} is a programming error and throws
 * {@link IllegalStateException} instead.
 */
public abstract sealed class AimosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean retryable;

    private AimosException(String code, boolean retryable, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.retryable = retryable;
    }

    /** A stable name for this kind of failure, in lower-case words joined by hyphens, such as {@code key-too-long}. */
    public final String code() {
        return code;
    }

    /** Whether the same call, unchanged, may succeed later. */
    public final boolean retryable() {
        return retryable;
    }

    /** The request can never succeed as it is: a limit is exceeded, or an argument is malformed. Nothing was written. */
    public static non-sealed class InvalidRequest extends AimosException {
        private static final long serialVersionUID = 1L;

        public InvalidRequest(String code, String message) {
            super(code, false, message, null);
        }

        public InvalidRequest(String code, String message, @Nullable Throwable cause) {
            super(code, false, message, cause);
        }
    }

    /** What the request names does not exist at the basis it was asked for. */
    public static final class NotFound extends AimosException {
        private static final long serialVersionUID = 1L;

        public NotFound(String code, String message) {
            super(code, false, message, null);
        }
    }

    /** The request contradicts the present state of the store. */
    public static final class Conflict extends AimosException {
        private static final long serialVersionUID = 1L;

        public Conflict(String code, String message) {
            super(code, false, message, null);
        }
    }

    /** Something else holds what the request needs; the same request may succeed later. */
    public static final class Busy extends AimosException {
        private static final long serialVersionUID = 1L;

        public Busy(String code, String message) {
            super(code, true, message, null);
        }
    }

    /** Stored bytes are not what was written. The message names the file, the offset and the record. */
    public static final class Corrupt extends AimosException {
        private static final long serialVersionUID = 1L;

        public Corrupt(String code, String message) {
            super(code, false, message, null);
        }

        public Corrupt(String code, String message, @Nullable Throwable cause) {
            super(code, false, message, cause);
        }
    }

    /** This version of aimos cannot do what was asked, for example read a newer format. */
    public static final class Unsupported extends AimosException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String code, String message) {
            super(code, false, message, null);
        }
    }

    /** The machine failed the store: an I/O error, a full disk. Retry after the cause is mended. */
    public static final class Fault extends AimosException {
        private static final long serialVersionUID = 1L;

        public Fault(String code, String message, @Nullable Throwable cause) {
            super(code, true, message, cause);
        }
    }
}
