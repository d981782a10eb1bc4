package dev.waybill.engine.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a Creator call failed. Adapters of {@code Creator} translate whatever they meet into one of these; the messages
 * are safe to show and say what to do. Source: Zoho Creator facts 5.3.
 */
public abstract sealed class CallFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    private CallFailure(int code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Zoho's code, 0 when there was no answer. */
    public final int code() {
        return code;
    }

    /** What the failure says about the budget. */
    public CallOutcome outcome() {
        return new CallOutcome.Failed();
    }

    /** Too many calls; it was not executed. */
    public static final class Throttled extends CallFailure {
        private static final long serialVersionUID = 1L;
        private final @Nullable Duration retryAfter;

        public Throttled(int code, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(code, message, cause);
            this.retryAfter = retryAfter;
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.Refused(Optional.ofNullable(retryAfter));
        }
    }

    /** The day's quota is used up; it was not executed. */
    public static final class QuotaUsedUp extends CallFailure {
        private static final long serialVersionUID = 1L;

        public QuotaUsedUp(int code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.QuotaUsedUp();
        }
    }

    /** The access token was refused, and is dropped; a call with the next one may succeed. Not executed. */
    public static final class TokenExpired extends CallFailure {
        private static final long serialVersionUID = 1L;

        public TokenExpired(int code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** No usable answer. */
    public static final class Unanswered extends CallFailure {
        private static final long serialVersionUID = 1L;
        private final boolean executionUnknown;

        /** @param executionUnknown whether Creator may have executed the call */
        public Unanswered(int code, String message, boolean executionUnknown, @Nullable Throwable cause) {
            super(code, message, cause);
            this.executionUnknown = executionUnknown;
        }

        /** Whether Creator may have executed the call. */
        public boolean executionUnknown() {
            return executionUnknown;
        }
    }

    /** Creator took the call and refused the values of this record; other records are not concerned. */
    public static final class Rejected extends CallFailure {
        private static final long serialVersionUID = 1L;

        public Rejected(int code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.Accepted();
        }
    }

    /** Creator took the call, and the record is gone. */
    public static final class Missing extends CallFailure {
        private static final long serialVersionUID = 1L;

        public Missing(int code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.Accepted();
        }
    }

    /** A setting must be put right first; the message names it. */
    public static final class Misconfigured extends CallFailure {
        private static final long serialVersionUID = 1L;

        public Misconfigured(int code, String message, @Nullable Throwable cause) {
            super(code, message, cause);
        }
    }

    /** There is no access token. */
    public static final class NoToken extends CallFailure {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable Instant notBefore;
        private final boolean needsPerson;

        /**
         * @param notBefore when the next refresh is allowed, absent if nobody said
         * @param needsPerson whether no refresh helps until somebody acts
         */
        public NoToken(String message, @Nullable Instant notBefore, boolean needsPerson, @Nullable Throwable cause) {
            super(0, message, cause);
            this.notBefore = notBefore;
            this.needsPerson = needsPerson;
        }

        public @Nullable Instant notBefore() {
            return notBefore;
        }

        /** Whether no refresh helps until somebody acts. */
        public boolean needsPerson() {
            return needsPerson;
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.NotSent();
        }
    }

    /** Nothing was sent: the call cannot be expressed, for example with an id that is none. */
    public static final class NotSent extends CallFailure {
        private static final long serialVersionUID = 1L;

        public NotSent(String message, @Nullable Throwable cause) {
            super(0, message, cause);
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.NotSent();
        }
    }

    /** The call did not start, since its share was stopped, its term is over, or too many wait. */
    public static final class Stopped extends CallFailure {
        private static final long serialVersionUID = 1L;

        public Stopped(String reason) {
            super(0, reason, null);
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.NotSent();
        }
    }

    /** The call did not start, since no call of the day's quota is left. */
    public static final class DayClosed extends CallFailure {
        private static final long serialVersionUID = 1L;
        private final transient Instant until;

        public DayClosed(Instant until) {
            super(0, "the day's quota of Creator calls is used up; calls go on at " + until, null);
            this.until = until;
        }

        /** When calls go on. */
        public Instant until() {
            return until;
        }

        @Override
        public CallOutcome outcome() {
            return new CallOutcome.NotSent();
        }
    }
}
