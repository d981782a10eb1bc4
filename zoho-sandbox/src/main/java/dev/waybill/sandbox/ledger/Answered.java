package dev.waybill.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param kind what was asked
 * @param httpStatus 0 if the connection was closed without an answer
 * @param code Zoho's code; absent for tokens, Catalyst, pages of HTML and closed connections
 * @param error the token endpoint's or Catalyst's word for what went wrong
 */
public record Answered(
        CallKind kind,
        int httpStatus,
        @Nullable Integer code,
        @Nullable String error) {

    private static final int REFUSED_STATUS = 429;
    private static final int REFUSED_CODE = 4000;

    /** Whether a limit, or a fault that looks like one, kept the call from being executed. */
    boolean refused() {
        return httpStatus == REFUSED_STATUS || (code != null && code == REFUSED_CODE);
    }
}
