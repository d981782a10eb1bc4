package dev.waybill.sandbox.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

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
    private final Map<String, CallWindow> minutes = new HashMap<>();
    private final DailyQuota day;
    private final DailyQuota customDay;

    /** A gate that has let nobody in yet. */
    public CallGate(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.inFlight = new InFlight(limits.inFlight());
        this.day = new DailyQuota(limits.daily(), limits.terms().dailyZone());
        this.customDay =
                new DailyQuota(limits.terms().customDaily(), limits.terms().dailyZone());
    }

    /**
     * Counts the call in and says whether it may go on. It must {@link #leave()} whatever the verdict is.
     *
     * @param endpoint what it calls
     * @param custom whether that is a custom API, which has a quota of its own
     */
    public Verdict enter(String endpoint, boolean custom) {
        if (!inFlight.enter()) {
            return Verdict.TOO_MANY;
        }
        Instant now = clock.instant();
        if (!minute(endpoint).take(now)) {
            return Verdict.TOO_MANY;
        }
        return (custom ? customDay : day).take(now) ? Verdict.ADMITTED : Verdict.QUOTA_USED_UP;
    }

    private CallWindow minute(String endpoint) {
        String key = limits.terms().windowKey() == WindowKey.USER ? "" : endpoint;
        return minutes.computeIfAbsent(
                key, first -> CallWindow.of(limits.window(), limits.callsPerMinute(), Duration.ofMinutes(1)));
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
    public long retryAfterSeconds(String endpoint) {
        if (!limits.retryAfter()) {
            return 0;
        }
        long millis = minute(endpoint).untilFree(clock.instant()).toMillis();
        return Math.max(ONE_SECOND, Math.ceilDiv(millis, Duration.ofSeconds(1).toMillis()));
    }

    /** What the gate says. */
    public enum Verdict {
        ADMITTED,
        TOO_MANY,
        QUOTA_USED_UP
    }
}
