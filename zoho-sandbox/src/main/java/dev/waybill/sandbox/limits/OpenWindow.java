package dev.waybill.sandbox.limits;

import java.time.Duration;
import java.time.Instant;

/** No limit. */
record OpenWindow() implements CallWindow {

    @Override
    public boolean take(Instant now) {
        return true;
    }

    @Override
    public Duration untilFree(Instant now) {
        return Duration.ZERO;
    }
}
