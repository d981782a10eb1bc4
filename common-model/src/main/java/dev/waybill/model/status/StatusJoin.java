package dev.waybill.model.status;

import dev.waybill.model.document.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The effective status of a message: the join of the set of its events.
 *
 * <p>Events form a total order, and the join of two is the greater one, so it is commutative, associative and
 * idempotent: neither the order nor the repetition nor the batching of callbacks can change the result. Rank decides
 * first. Among equals a status that says what it means outranks one that implies it ({@code delivered} before
 * {@code read}), so that the time written to Creator is the time of delivery when that is known; then the later time;
 * then the id, which only makes the choice definite. Source: product 1, WhatsApp facts 8.1 and 9.
 */
public final class StatusJoin {

    /** Clocks of senders may run ahead; a time beyond this is kept but wins no tie. */
    private static final Duration PLAUSIBLE_AHEAD = Duration.ofDays(1);

    private final StatusOrder order;
    private final Comparator<StatusEvent> ascending;

    public StatusJoin(StatusOrder order) {
        this.order = order;
        this.ascending = Comparator.<StatusEvent>comparingInt(e -> order.rank(e.status()))
                .thenComparing(e -> StatusOrder.creatorStatus(e.status()).equals(e.status()))
                .thenComparing(StatusJoin::plausibleTime)
                .thenComparing(StatusEvent::id);
    }

    /** The greater of two events; absent is the least of all. */
    public @Nullable StatusEvent join(@Nullable StatusEvent one, @Nullable StatusEvent other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return ascending.compare(one, other) >= 0 ? one : other;
    }

    /** The event that decides the effective status; empty when no event has a known status. */
    public Optional<StatusEvent> effective(Collection<StatusEvent> events) {
        return events.stream()
                .filter(e -> order.rank(e.status()) != StatusOrder.UNKNOWN)
                .max(ascending);
    }

    private static Instant plausibleTime(StatusEvent event) {
        Instant time = event.time();
        if (time == null || time.isAfter(event.receivedAt().plus(PLAUSIBLE_AHEAD))) {
            return Instant.MIN;
        }
        return time;
    }
}
