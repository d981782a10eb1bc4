package dev.waybill.harness;

import org.jspecify.annotations.Nullable;

/** Something outside is not as it must be; the message is one line that says what to do. */
public final class ApplicationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ApplicationException(String message) {
        this(message, null);
    }

    public ApplicationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
