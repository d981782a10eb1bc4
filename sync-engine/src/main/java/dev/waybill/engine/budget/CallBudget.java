package dev.waybill.engine.budget;

import dev.waybill.engine.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a call may start, so that Zoho's limits hold whatever window Zoho counts in, and whoever made the calls
 * before. Pure: the time is passed in. What happens within minutes is measured on the stopwatch, the day on the wall
 * clock. Not thread-safe. Source: Zoho Creator facts 3, 5.3; product 3.2.
 */
public final class CallBudget {

    /** A minute, and a second because Zoho counts a call when it arrives and we count it when it leaves. */
    static final Duration WINDOW = Duration.ofSeconds(61);

    /** Long enough for calls in flight to end, which is what the first refusal among several is most likely about. */
    static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    /** Whatever Zoho, or a proxy in front of it, says: after this time one call tries again. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final BudgetLimits limits;
    private final InFlightCeiling ceiling;
    private final StartWindow starts = new StartWindow(WINDOW);
    private final Spacing spacing = new Spacing();
    private final DayQuota day;
    private int inFlight;
    private @Nullable Instant pausedUntil;
    private @Nullable Instant lastRefusal;
    private int refusalsInARow;
    private int noted;

    public CallBudget(BudgetLimits limits, QuotaReset reset) {
        this.limits = limits;
        this.ceiling = new InFlightCeiling(limits.mostInFlight());
        this.day = new DayQuota(reset, limits.callsPerDay());
    }

    /**
     * Goes on from what the terms before left. What they may have started within a minute counts as started just now,
     * since nobody knows when it was.
     */
    public void begin(CallBook book, Moment now) {
        starts.replace(Math.min(book.lately(), limits.callsPerMinute()), now.steady());
        day.replace(book);
        pausedUntil = book.pausedUntil() == null
                ? null
                : now.steady().plus(bounded(Duration.between(now.wall(), book.pausedUntil())));
        noted = 0;
    }

    private static Duration bounded(Duration pause) {
        Duration positive = pause.isNegative() ? Duration.ZERO : pause;
        return positive.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : positive;
    }

    /** Calls that should be noted now, so that calls can go on starting; 0 if enough are noted. */
    public int wanted(Moment now) {
        Long left = day.left(now.wall());
        int portion = limits.portion(left == null ? Long.MAX_VALUE : left);
        return noted <= portion / 2 ? portion : 0;
    }

    /** The book with so many calls noted beside those that are; to be written, and then followed by {@link #noted}. */
    public CallBook book(int more, Moment now) {
        Instant until = pausedUntil(now);
        return new CallBook(
                starts.size(now.steady()) + noted + more,
                day.day(now.wall()),
                day.calls(now.wall()) + noted + more,
                until == null ? null : now.wall().plus(Duration.between(now.steady(), until)),
                day.usedUpUntil(now.wall()),
                day.reopenedOn());
    }

    /** A book with so many calls noted is written: they may start. */
    public void noted(int more) {
        noted += more;
    }

    /** No call starts any more; what was noted and not made is given back with the next book. */
    public void giveBack() {
        noted = 0;
    }

    /** Asks for a start now. */
    public Admission ask(Moment now) {
        Instant closed = day.closedUntil(now.wall());
        if (closed != null) {
            return new Admission.Closed(closed);
        }
        Instant earliest = earliestStart(now);
        if (now.steady().isBefore(earliest)) {
            return new Admission.NotBefore(earliest);
        }
        if (inFlight >= ceiling.current()) {
            return new Admission.AfterAnAnswer();
        }
        return noted == 0 ? new Admission.AfterANote() : start(now);
    }

    private Admission start(Moment now) {
        noted--;
        inFlight++;
        starts.add(now.steady());
        day.add(1, now.wall());
        return new Admission.Granted(new Admission.Ticket(now.steady(), inFlight));
    }

    private Instant earliestStart(Moment now) {
        Instant windowOpens = starts.size(now.steady()) < limits.callsPerMinute()
                ? Instant.MIN
                : starts.nextForgotten().orElse(Instant.MIN);
        Instant afterLast = starts.last().map(last -> last.plus(leastDelay())).orElse(Instant.MIN);
        return Collections.max(
                List.of(Objects.requireNonNullElse(pausedUntil(now), Instant.MIN), afterLast, windowOpens));
    }

    private Duration leastDelay() {
        return Collections.max(List.of(limits.leastDelay(), spacing.between(ceiling.current())));
    }

    /** A call has its answer, or will never have one. */
    public void answered(Admission.Ticket ticket, CallOutcome outcome, Moment now) {
        int together = Math.max(ticket.inFlight(), inFlight);
        inFlight--;
        switch (outcome) {
            case CallOutcome.Accepted a -> accepted(ticket, together, now.steady());
            case CallOutcome.Refused refused -> refused(ticket, refused, now);
            case CallOutcome.QuotaUsedUp q -> day.usedUp(now.wall());
            case CallOutcome.Failed f -> {}
            case CallOutcome.NotSent n -> {
                starts.takeBack(ticket.startedAt());
                day.add(-1, now.wall());
                noted++;
            }
        }
    }

    private void accepted(Admission.Ticket ticket, int together, Instant now) {
        if (startedAfterLastRefusal(ticket)) {
            refusalsInARow = 0;
        }
        spacing.took(Duration.between(ticket.startedAt(), now));
        ceiling.accepted(together, now);
    }

    private void refused(Admission.Ticket ticket, CallOutcome.Refused refused, Moment now) {
        // What was refused for the minute takes nothing from the day. Source: Zoho Creator facts 11.2.
        day.add(-1, now.wall());
        boolean sameBurst = !startedAfterLastRefusal(ticket);
        ceiling.refused(ticket, now.steady(), sameBurst);
        if (sameBurst) {
            refused.retryAfter().ifPresent(pause -> pause(pause, now.steady()));
            return;
        }
        refusalsInARow++;
        lastRefusal = now.steady();
        boolean tooManyAtOnce = ticket.inFlight() > 1 && refusalsInARow == 1;
        pause(refused.retryAfter().orElse(tooManyAtOnce ? SHORT_PAUSE : WINDOW), now.steady());
    }

    private void pause(Duration asked, Instant now) {
        Duration pause = bounded(asked);
        Instant until = now.plus(pause);
        pausedUntil = pausedUntil == null || until.isAfter(pausedUntil) ? until : pausedUntil;
        if (pause.compareTo(WINDOW) > 0) {
            ceiling.oneAtFirst();
        }
    }

    private boolean startedAfterLastRefusal(Admission.Ticket ticket) {
        return lastRefusal == null || ticket.startedAt().isAfter(lastRefusal);
    }

    private @Nullable Instant pausedUntil(Moment now) {
        if (pausedUntil != null && !now.steady().isBefore(pausedUntil)) {
            pausedUntil = null;
        }
        return pausedUntil;
    }

    /** An operator ends whatever keeps calls from starting, a day's quota that was used up included. */
    public void endPause(Moment now) {
        pausedUntil = null;
        day.reopen(now.wall());
    }

    /** How the budget stands. */
    public BudgetState state(Moment now) {
        Instant closed = day.closedUntil(now.wall());
        Instant paused = pausedUntil(now);
        return new BudgetState(
                limits.callsPerMinute(),
                closed == null && paused == null ? Math.max(0, limits.callsPerMinute() - starts.size(now.steady())) : 0,
                day.calls(now.wall()),
                day.left(now.wall()),
                inFlight,
                ceiling.current(),
                closed != null || paused == null ? closed : now.wall().plus(Duration.between(now.steady(), paused)),
                reason(closed, paused));
    }

    private @Nullable String reason(@Nullable Instant closed, @Nullable Instant paused) {
        if (closed != null) {
            return "the day's quota of Creator calls is used up";
        }
        return paused == null ? null : "Zoho refused a call for its limits";
    }
}
