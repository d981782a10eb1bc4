package dev.waybill.sync.budget;

import java.time.Instant;

/** The day's quota is used up; the call was not made. */
public final class BudgetClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Instant until;

    BudgetClosedException(Instant until) {
        super("the day's quota of Creator calls is used up; calls go on at " + until);
        this.until = until;
    }

    /** When calls go on. */
    public Instant until() {
        return until;
    }
}
