package dev.waybill.sandbox.limits;

import java.time.Duration;
import java.time.Instant;

/** A number of calls that fit into a stretch of time. A refused call takes nothing. */
public sealed interface CallWindow permits FixedWindow, SlidingWindow, OpenWindow {

    /** A window for so many calls; 0 calls means no limit at all. */
    static CallWindow of(WindowKind kind, int calls, Duration length) {
        if (calls == 0) {
            return new OpenWindow();
        }
        return switch (kind) {
            case FIXED -> new FixedWindow(calls, length);
            case SLIDING -> new SlidingWindow(calls, length);
        };
    }

    /** Takes one call's place if there is one; false if the call must be refused. */
    boolean take(Instant now);

    /** How long until a refused call would find a place. */
    Duration untilFree(Instant now);
}
