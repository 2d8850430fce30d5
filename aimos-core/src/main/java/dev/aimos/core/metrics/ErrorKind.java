package dev.aimos.core.metrics;

import dev.aimos.AimosException;

/** What kind of error a call ended in. */
public enum ErrorKind {
    /** {@link AimosException.InvalidRequest}. */
    INVALID_REQUEST,
    /** {@link AimosException.NotFound}. */
    NOT_FOUND,
    /** {@link AimosException.Conflict}. */
    CONFLICT,
    /** {@link AimosException.Busy}. */
    BUSY,
    /** {@link AimosException.Corrupt}. */
    CORRUPT,
    /** {@link AimosException.Unsupported}. */
    UNSUPPORTED,
    /** {@link AimosException.Fault}. */
    FAULT,
    /** {@link IllegalStateException}: the store or a run was closed meanwhile. */
    ILLEGAL_STATE,
    /** Another {@link RuntimeException}, thrown by what the caller handed over, or a defect. */
    UNEXPECTED,
    /** An {@link Error}, such as a lack of memory. */
    ERROR;

    /** The kind of what was thrown. */
    public static ErrorKind of(Throwable thrown) {
        return switch (thrown) {
            case AimosException.InvalidRequest e -> INVALID_REQUEST;
            case AimosException.NotFound e -> NOT_FOUND;
            case AimosException.Conflict e -> CONFLICT;
            case AimosException.Busy e -> BUSY;
            case AimosException.Corrupt e -> CORRUPT;
            case AimosException.Unsupported e -> UNSUPPORTED;
            case AimosException.Fault e -> FAULT;
            case IllegalStateException e -> ILLEGAL_STATE;
            case Error e -> ERROR;
            default -> UNEXPECTED;
        };
    }
}
