package dev.waybill.sandbox.limits;

import java.time.Duration;
import java.time.Instant;

/** Begins with the first call after the previous window ended, and forgets everything at its end. */
final class FixedWindow implements CallWindow {

    private final int calls;
    private final Duration length;
    private Instant end = Instant.MIN;
    private int taken;

    FixedWindow(int calls, Duration length) {
        this.calls = calls;
        this.length = length;
    }

    @Override
    public boolean take(Instant now) {
        if (!now.isBefore(end)) {
            end = now.plus(length);
            taken = 0;
        }
        if (taken == calls) {
            return false;
        }
        taken++;
        return true;
    }

    @Override
    public Duration untilFree(Instant now) {
        return taken < calls || !now.isBefore(end) ? Duration.ZERO : Duration.between(now, end);
    }
}
