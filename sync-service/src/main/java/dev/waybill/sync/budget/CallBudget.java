package dev.waybill.sync.budget;

import dev.waybill.sync.budget.Admission.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a call may start, so that Zoho's limits hold whatever window it counts in. Pure: the time is passed in,
 * and must not run backwards. Not thread-safe. Source: Zoho Creator facts 3, 5.3; product 3.2.
 */
public final class CallBudget {

    /** A minute, and a second because Zoho counts a call when it arrives and we count it when it leaves. */
    static final Duration WINDOW = Duration.ofSeconds(61);

    /** Long enough for calls in flight to end, which is what the first refusal among several is most likely about. */
    static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final BudgetLimits limits;
    private final InFlightCeiling ceiling;
    private final Deque<Instant> starts = new ArrayDeque<>();
    private int inFlight;
    private Instant pausedUntil = Instant.MIN;
    private Instant closedUntil = Instant.MIN;
    private @Nullable Instant lastRefusal;
    private int refusalsInARow;
    private long started;

    public CallBudget(BudgetLimits limits) {
        this.limits = limits;
        this.ceiling = new InFlightCeiling(limits.mostInFlight());
    }

    /** Asks for a start now. */
    public Admission ask(Instant now) {
        forgetBefore(now);
        if (now.isBefore(closedUntil)) {
            return new Admission.Closed(closedUntil);
        }
        Instant earliest = earliestStart();
        if (now.isBefore(earliest)) {
            return new Admission.NotBefore(earliest);
        }
        if (inFlight >= ceiling.current()) {
            return new Admission.AfterAnAnswer();
        }
        inFlight++;
        started++;
        starts.addLast(now);
        return new Admission.Granted(new Ticket(now, inFlight));
    }

    private Instant earliestStart() {
        Instant afterLast = starts.isEmpty() ? Instant.MIN : starts.getLast().plus(limits.leastDelay());
        Instant windowOpens = starts.size() < limits.callsPerMinute()
                ? Instant.MIN
                : starts.getFirst().plus(WINDOW);
        return Collections.max(List.of(pausedUntil, afterLast, windowOpens));
    }

    private void forgetBefore(Instant now) {
        while (!starts.isEmpty() && !starts.getFirst().plus(WINDOW).isAfter(now)) {
            starts.removeFirst();
        }
    }

    /** A call has its answer, or will never have one. */
    public void answered(Ticket ticket, CallOutcome outcome, Instant now) {
        inFlight--;
        switch (outcome) {
            case CallOutcome.Accepted a -> accepted(ticket, now);
            case CallOutcome.Refused refused -> refused(ticket, refused, now);
            case CallOutcome.QuotaUsedUp quota -> closedUntil = later(closedUntil, quota.resetAt());
            case CallOutcome.Failed f -> {}
        }
    }

    private void accepted(Ticket ticket, Instant now) {
        if (startedAfterLastRefusal(ticket)) {
            refusalsInARow = 0;
        }
        ceiling.accepted(ticket, now);
    }

    private void refused(Ticket ticket, CallOutcome.Refused refused, Instant now) {
        boolean sameBurst = !startedAfterLastRefusal(ticket);
        ceiling.refused(ticket, now, sameBurst);
        if (sameBurst) {
            refused.retryAfter().ifPresent(pause -> pausedUntil = later(pausedUntil, now.plus(pause)));
            return;
        }
        refusalsInARow++;
        lastRefusal = now;
        boolean tooManyAtOnce = ticket.inFlight() > 1 && refusalsInARow == 1;
        Duration pause = refused.retryAfter().orElse(tooManyAtOnce ? SHORT_PAUSE : WINDOW);
        pausedUntil = later(pausedUntil, now.plus(pause));
    }

    private boolean startedAfterLastRefusal(Ticket ticket) {
        return lastRefusal == null || ticket.startedAt().isAfter(lastRefusal);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How the budget stands. */
    public BudgetState state(Instant now) {
        forgetBefore(now);
        return new BudgetState(
                limits.callsPerMinute(),
                limits.callsPerMinute() - starts.size(),
                inFlight,
                ceiling.current(),
                started,
                Stream.of(pausedUntil, closedUntil)
                        .filter(now::isBefore)
                        .max(Instant::compareTo)
                        .orElse(null));
    }
}
