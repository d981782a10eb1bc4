package dev.waybill.zoho.creator;

import java.time.Duration;
import java.util.Optional;

/**
 * Why Creator did not do what it was asked, judged by the {@code code} of its answer. The message is safe to show: no
 * token, no phone number, at most a few hundred characters. Source: Zoho Creator facts 5.
 */
public abstract sealed class CreatorFailure extends RuntimeException {

    private final int code;
    private final int httpStatus;

    private CreatorFailure(int code, int httpStatus, String message) {
        super(message);
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** Zoho's code, 0 if the answer had none or there was no answer. */
    public int code() {
        return code;
    }

    /** HTTP status, 0 if there was no answer. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The access token is no longer accepted: drop it, fetch another, repeat once. */
    public static final class TokenExpired extends CreatorFailure {
        TokenExpired(int code, int httpStatus, String message) {
            super(code, httpStatus, message);
        }
    }

    /** Too many calls this minute or at once. Not executed: pause every call, then repeat. */
    public static final class Throttled extends CreatorFailure {

        private final Optional<Duration> retryAfter;

        Throttled(int code, int httpStatus, String message, Optional<Duration> retryAfter) {
            super(code, httpStatus, message);
            this.retryAfter = retryAfter;
        }

        /** How long Zoho asks to wait, if it said so; it usually does not. */
        public Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /** The day's quota is used up. Not executed: stop until it is reset. */
    public static final class QuotaExhausted extends CreatorFailure {
        QuotaExhausted(int code, int httpStatus, String message) {
            super(code, httpStatus, message);
        }
    }

    /** Creator refuses these values for this record. Repeating them does not help; other records are not concerned. */
    public static final class RecordRejected extends CreatorFailure {
        RecordRejected(int code, int httpStatus, String message) {
            super(code, httpStatus, message);
        }
    }

    /** The record no longer exists. */
    public static final class RecordMissing extends CreatorFailure {
        RecordMissing(int code, int httpStatus, String message) {
            super(code, httpStatus, message);
        }
    }

    /** Address, permission, scope or request is wrong: a human must act; the message says what to check. */
    public static final class Misconfigured extends CreatorFailure {
        Misconfigured(int code, int httpStatus, String message) {
            super(code, httpStatus, message);
        }
    }

    /** Creator did not answer, or not as itself: repeat later, with growing pauses. */
    public static final class Unavailable extends CreatorFailure {

        private final boolean executionUnknown;

        Unavailable(int code, int httpStatus, String message, boolean executionUnknown) {
            super(code, httpStatus, message);
            this.executionUnknown = executionUnknown;
        }

        /** True if the call may have been executed all the same; false if it certainly never arrived. */
        public boolean executionUnknown() {
            return executionUnknown;
        }
    }

    /** Nothing was sent, since the call cannot be expressed; repeating it does not help. */
    public static final class NotSent extends CreatorFailure {
        NotSent(String message) {
            super(0, 0, message);
        }
    }

    /** An answer that nobody knows: not to be repeated, to be reported. */
    public static final class Unexpected extends CreatorFailure {
        Unexpected(int code, int httpStatus, String message) {
            super(code, httpStatus, message);
        }
    }
}
