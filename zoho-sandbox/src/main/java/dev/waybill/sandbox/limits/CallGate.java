package dev.waybill.sandbox.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets Creator calls in, or refuses them: first those too many at a time, then those too many a minute, then those over
 * the day's quota. Source: Zoho Creator facts 11.2, checks 4 and 5.
 */
public final class CallGate {

    /** The least that {@code Retry-After} can say. */
    private static final long ONE_SECOND = 1;

    private final Limits limits;
    private final InstantSource clock;
    private final InFlight inFlight;
    private final CallWindow minute;
    private final DailyQuota day;

    /** A gate that has let nobody in yet. */
    public CallGate(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.inFlight = new InFlight(limits.inFlight());
        this.minute = CallWindow.of(limits.window(), limits.callsPerMinute(), Duration.ofMinutes(1));
        this.day = new DailyQuota(limits.daily());
    }

    /** Counts the call in and says whether it may go on. It must {@link #leave()} whatever the verdict is. */
    public Verdict enter() {
        if (!inFlight.enter()) {
            return Verdict.TOO_MANY;
        }
        Instant now = clock.instant();
        if (!minute.take(now)) {
            return Verdict.TOO_MANY;
        }
        return day.take(now) ? Verdict.ADMITTED : Verdict.QUOTA_USED_UP;
    }

    /** Counts the call out. */
    public void leave() {
        inFlight.leave();
    }

    /** The calls in flight. */
    public InFlight inFlight() {
        return inFlight;
    }

    /** Seconds for {@code Retry-After}, at least 1; 0 if the header is not to be sent. */
    public long retryAfterSeconds() {
        if (!limits.retryAfter()) {
            return 0;
        }
        long millis = minute.untilFree(clock.instant()).toMillis();
        return Math.max(ONE_SECOND, Math.ceilDiv(millis, Duration.ofSeconds(1).toMillis()));
    }

    /** What the gate says. */
    public enum Verdict {
        ADMITTED,
        TOO_MANY,
        QUOTA_USED_UP
    }
}
