package dev.waybill.sync.budget;

import dev.waybill.sync.budget.Admission.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a call may start, so that Zoho's limits hold whatever window it counts in, and whoever made the calls
 * before. Pure: the time is passed in, and must not run backwards. Not thread-safe. Source: Zoho Creator facts 3, 5.3;
 * product 3.2.
 */
public final class CallBudget {

    /** A minute, and a second because Zoho counts a call when it arrives and we count it when it leaves. */
    static final Duration WINDOW = Duration.ofSeconds(61);

    /** Long enough for calls in flight to end, which is what the first refusal among several is most likely about. */
    static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private final BudgetLimits limits;
    private final QuotaReset reset;
    private final InFlightCeiling ceiling;
    private final StartWindow starts = new StartWindow(WINDOW);
    private final Spacing spacing = new Spacing();
    private final DayCount day;
    private int inFlight;
    private Instant pausedUntil = Instant.MIN;
    private Instant closedUntil = Instant.MIN;
    private @Nullable Instant lastRefusal;
    private int refusalsInARow;
    private long started;
    private long cycle;
    private int noted;

    public CallBudget(BudgetLimits limits, QuotaReset reset) {
        this.limits = limits;
        this.reset = reset;
        this.ceiling = new InFlightCeiling(limits.mostInFlight());
        this.day = new DayCount(reset);
    }

    /** The book as a new cycle takes it over; to be written, and then given to {@link #begin}. */
    CallBook takenOver(CallBook before, Instant now) {
        return before.takenOver(limits.noted(), now, reset);
    }

    /** Goes on from what all replicas know. */
    void begin(CallBook book) {
        starts.replace(book.lately());
        day.replace(book.day(), book.callsToday());
        pausedUntil = later(pausedUntil, book.pausedUntil());
        closedUntil = later(closedUntil, book.closedUntil());
        cycle = book.cycle();
        noted = book.ahead();
    }

    /** Whether more calls should be noted before long. */
    boolean wantsNote() {
        return noted <= limits.noted() / 2;
    }

    boolean hasNoted() {
        return noted > 0;
    }

    /** The book with more calls noted ahead; to be written, and then followed by {@link #noted}. */
    CallBook withNote(Instant now) {
        return book(noted + limits.noted(), now);
    }

    /** What {@link #withNote} gave is written. */
    void noted() {
        noted += limits.noted();
    }

    /** The book at the end of a cycle: nothing noted is left to start. */
    CallBook end(Instant now) {
        noted = 0;
        return book(0, now);
    }

    private CallBook book(int ahead, Instant now) {
        int unused = starts.size(now);
        long today = day.today(now);
        return new CallBook(
                cycle,
                starts.bySeconds(),
                ahead,
                reset.day(now),
                today,
                now.isBefore(pausedUntil) ? pausedUntil : null,
                now.isBefore(closedUntil) ? closedUntil : null);
    }

    /** Asks for a start now. */
    public Admission ask(Instant now) {
        if (now.isBefore(closedUntil)) {
            return new Admission.Closed(closedUntil);
        }
        if (limits.callsPerDay() > 0 && day.today(now) >= limits.callsPerDay()) {
            return new Admission.Closed(day.endsAt(now));
        }
        Instant earliest = earliestStart(now);
        if (now.isBefore(earliest)) {
            return new Admission.NotBefore(earliest);
        }
        if (inFlight >= ceiling.current()) {
            return new Admission.AfterAnAnswer();
        }
        return noted == 0 ? new Admission.AfterANote() : start(now);
    }

    private Admission start(Instant now) {
        noted--;
        inFlight++;
        started++;
        starts.add(now);
        day.add(1, now);
        return new Admission.Granted(new Ticket(now, inFlight));
    }

    private Instant earliestStart(Instant now) {
        Instant windowOpens = starts.size(now) < limits.callsPerMinute()
                ? Instant.MIN
                : starts.nextForgotten().orElse(Instant.MIN);
        Instant afterLast = starts.last().map(last -> last.plus(leastDelay())).orElse(Instant.MIN);
        return Collections.max(List.of(pausedUntil, afterLast, windowOpens));
    }

    private Duration leastDelay() {
        return Collections.max(List.of(limits.leastDelay(), spacing.between(ceiling.current())));
    }

    /** A call has its answer, or will never have one. */
    public void answered(Ticket ticket, CallOutcome outcome, Instant now) {
        int together = Math.max(ticket.inFlight(), inFlight);
        inFlight--;
        switch (outcome) {
            case CallOutcome.Accepted a -> accepted(ticket, together, now);
            case CallOutcome.Refused refused -> refused(ticket, refused, now);
            case CallOutcome.QuotaUsedUp quota -> closedUntil = later(closedUntil, quota.resetAt());
            case CallOutcome.Failed f -> {}
        }
    }

    private void accepted(Ticket ticket, int together, Instant now) {
        if (startedAfterLastRefusal(ticket)) {
            refusalsInARow = 0;
        }
        spacing.took(Duration.between(ticket.startedAt(), now));
        ceiling.accepted(together, now);
    }

    private void refused(Ticket ticket, CallOutcome.Refused refused, Instant now) {
        // What was refused for the minute takes nothing from the day. Source: Zoho Creator facts 11.2.
        day.add(-1, now);
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

    private static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    /** How the budget stands. */
    public BudgetState state(Instant now) {
        long today = day.today(now);
        return new BudgetState(
                limits.callsPerMinute(),
                Math.max(0, limits.callsPerMinute() - starts.size(now)),
                today,
                limits.callsPerDay() == 0 ? null : Long.valueOf(Math.max(0, limits.callsPerDay() - today)),
                inFlight,
                ceiling.current(),
                started,
                Stream.of(pausedUntil, closedUntil)
                        .filter(now::isBefore)
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    /** How the budget of another replica's book stands; what it noted ahead counts as made. */
    BudgetState stateOf(CallBook book, Instant now) {
        CallBudget seen = new CallBudget(limits, reset);
        seen.begin(takenOver(book, now));
        return seen.state(now);
    }
}
