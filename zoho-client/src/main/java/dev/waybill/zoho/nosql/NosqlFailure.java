package dev.waybill.zoho.nosql;

/**
 * Why Catalyst did not do what it was asked. The message is safe to show: no token, no phone number, at most a few
 * hundred characters. Source: Catalyst NoSQL facts 1.13, 1.16.
 */
public abstract sealed class NosqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NosqlFailure(String message) {
        super(message);
    }

    /** True if a write may have been executed all the same; false if it certainly was not. */
    public boolean executionUnknown() {
        return false;
    }

    /** The access token is no longer accepted. */
    public static final class TokenExpired extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        TokenExpired(String message) {
            super(message);
        }
    }

    /** Too many calls at once; not executed. */
    public static final class Throttled extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        Throttled(String message) {
            super(message);
        }
    }

    /** The account's calls or its free allowance are used up; not executed. A human must act, or wait. */
    public static final class QuotaExhausted extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        QuotaExhausted(String message) {
            super(message);
        }
    }

    /** Address, table, index, permission or scope is wrong: a human must act; the message says what to check. */
    public static final class Misconfigured extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        Misconfigured(String message) {
            super(message);
        }
    }

    /** The request itself is refused, for its size or a value: repeating it does not help. */
    public static final class Rejected extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        Rejected(String message) {
            super(message);
        }
    }

    /** Catalyst did not answer, or not as itself, or there is no token: repeat later. */
    public static final class Unavailable extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        private final boolean executionUnknown;

        Unavailable(String message, boolean executionUnknown) {
            super(message);
            this.executionUnknown = executionUnknown;
        }

        @Override
        public boolean executionUnknown() {
            return executionUnknown;
        }
    }

    /** The answer is longer than what is read of one: ask for less at a time. */
    public static final class TooLarge extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message);
        }

        @Override
        public boolean executionUnknown() {
            return true;
        }
    }

    /** An answer that nobody knows: to be reported, and no proof of anything. */
    public static final class Unexpected extends NosqlFailure {

        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }

        @Override
        public boolean executionUnknown() {
            return true;
        }
    }
}
