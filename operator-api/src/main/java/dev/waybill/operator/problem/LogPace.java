package dev.waybill.operator.problem;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets one line a second into the log. A store that fails is asked thousands of times a second, and a full disk is not
 * helped by as many lines.
 */
public final class LogPace {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Clock clock;
    private final AtomicReference<State> state = new AtomicReference<>(new State(Instant.MIN, 0, true));

    private record State(Instant lastLine, long skipped, boolean lineDue) {

        State next(Instant now) {
            boolean due = !now.isBefore(lastLine.plus(INTERVAL));
            long skippedBefore = lineDue ? 0 : skipped;
            return due ? new State(now, skippedBefore, true) : new State(lastLine, skippedBefore + 1, false);
        }
    }

    /** A pace by a clock. */
    public LogPace(Clock clock) {
        this.clock = clock;
    }

    /** The number of lines left out since the last one; empty when this line is to be left out, too. */
    public OptionalLong permit() {
        Instant now = clock.instant();
        State next = state.updateAndGet(before -> before.next(now));
        return next.lineDue() ? OptionalLong.of(next.skipped()) : OptionalLong.empty();
    }
}
