package dev.waybill.zoho.accounts;

import java.time.Instant;

/**
 * Why there is no access token. The message is safe to show and says what to do. Source: Zoho Creator facts 4.3, 4.4.
 */
public abstract sealed class AccountsFailure extends RuntimeException {

    private AccountsFailure(String message) {
        super(message);
    }

    /** Ten tokens were fetched in ten minutes: nothing helps but waiting, and asking sooner may lengthen the block. */
    public static final class TooManyRefreshes extends AccountsFailure {

        private final Instant tryAgainAt;

        /** Refused until the given time. */
        public TooManyRefreshes(Instant tryAgainAt) {
            super("Zoho Accounts allows 10 access tokens in 10 minutes and they are used up: wait until " + tryAgainAt
                    + ", and check that no other program uses this refresh token");
            this.tryAgainAt = tryAgainAt;
        }

        /** When the next refresh may be tried. */
        public Instant tryAgainAt() {
            return tryAgainAt;
        }
    }

    /** Zoho does not know the client, its secret or the refresh token: a human must act, repeating does not help. */
    public static final class Rejected extends AccountsFailure {

        private final String error;

        Rejected(String error, String whatToDo) {
            super("Zoho Accounts answered " + error + ": " + whatToDo);
            this.error = error;
        }

        /** Zoho's own word, for example {@code invalid_code}. */
        public String error() {
            return error;
        }
    }

    /** An answer that would need a human, for the first time: Zoho is asked once more before anybody is called. */
    public static final class Unconfirmed extends AccountsFailure {

        private final Instant tryAgainAt;

        /** @param error Zoho's own word */
        public Unconfirmed(String error, Instant tryAgainAt) {
            super("Zoho Accounts answered " + error + " once: it is asked again at " + tryAgainAt
                    + ", and if it says the same, the refresh token is wrong or revoked");
            this.tryAgainAt = tryAgainAt;
        }

        /** When the next refresh may be tried. */
        public Instant tryAgainAt() {
            return tryAgainAt;
        }
    }

    /** Zoho Accounts did not answer, or not with anything known: try again later, not at once. */
    public static final class Unavailable extends AccountsFailure {

        /** With what was seen; the text must be safe to show. */
        public Unavailable(String seen) {
            super("Zoho Accounts gave no access token, try again in a minute: " + seen);
        }
    }
}
