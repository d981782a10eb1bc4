package dev.waybill.model.store;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot serve a call now: overloaded, locked, full, read-only, damaged or closed; or it cannot be opened at
 * all. The message is safe to show: it says what to do.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
