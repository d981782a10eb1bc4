package dev.waybill.sandbox.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Remembers the instant of each call for as long as the window lasts. */
final class SlidingWindow implements CallWindow {

    private final int calls;
    private final Duration length;
    private final Deque<Instant> taken = new ArrayDeque<>();

    SlidingWindow(int calls, Duration length) {
        this.calls = calls;
        this.length = length;
    }

    @Override
    public boolean take(Instant now) {
        forget(now);
        if (taken.size() == calls) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    @Override
    public Duration untilFree(Instant now) {
        forget(now);
        return taken.size() < calls
                ? Duration.ZERO
                : Duration.between(now, taken.getFirst().plus(length));
    }

    private void forget(Instant now) {
        while (!taken.isEmpty() && !now.isBefore(taken.getFirst().plus(length))) {
            taken.removeFirst();
        }
    }
}
