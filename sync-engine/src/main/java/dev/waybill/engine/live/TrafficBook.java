package dev.waybill.engine.live;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the final statuses that come and keeps them by hour, so that a forecast can be made. Thread-safe. */
final class TrafficBook {

    private static final System.Logger LOG = System.getLogger(TrafficBook.class.getName());

    private static final Duration SAVED_EVERY = Duration.ofMinutes(1);

    private final ControlCell<Kept> cell;
    private final ReentrantLock lock = new ReentrantLock();
    private Traffic traffic = Traffic.NONE;
    private Map<Long, Traffic.Hour> unsaved = new HashMap<>();
    private Instant countedUntil = Instant.EPOCH;
    private Instant savedAt = Instant.EPOCH;

    TrafficBook(ControlCells cells) {
        this.cell = cells.cell("traffic", Kept.class, new Kept(Traffic.NONE, Instant.EPOCH));
    }

    /** @param countedUntil what came before this is counted */
    record Kept(Traffic traffic, Instant countedUntil) {}

    /** Reads what was kept. Fails like the store. */
    Uni<Void> load() {
        return cell.get()
                .invoke(kept -> {
                    lock.lock();
                    try {
                        traffic = kept.traffic();
                        countedUntil = kept.countedUntil();
                        unsaved = new HashMap<>();
                    } finally {
                        lock.unlock();
                    }
                })
                .replaceWithVoid();
    }

    /** Counts a message when its first final status is among the new events. */
    void count(List<StatusEvent> history, Set<StatusEvent> fresh, StatusOrder order) {
        StatusEvent first = null;
        for (StatusEvent event : history) {
            boolean isFinal = Priority.of(order.rank(event.status()), order) != Priority.INTERIM;
            if (isFinal && (first == null || event.receivedAt().isBefore(first.receivedAt()))) {
                first = event;
            }
        }
        if (first == null || !fresh.contains(first) || !first.receivedAt().isAfter(countedUntil)) {
            return;
        }
        boolean failed = Priority.of(order.rank(first.status()), order) == Priority.FAILED;
        lock.lock();
        try {
            unsaved.merge(Traffic.hourOf(first.receivedAt()), new Traffic.Hour(1, failed ? 1 : 0), Traffic.Hour::plus);
        } finally {
            lock.unlock();
        }
    }

    Forecast forecast(Instant now, Instant reset, LiveOptions options) {
        Traffic all;
        lock.lock();
        try {
            all = traffic.plus(unsaved, now);
        } finally {
            lock.unlock();
        }
        return Forecast.of(all, now, reset, options.reset().zone(), options.quota() / QuotaPlanner.CALLS_A_MESSAGE);
    }

    /** Keeps what came, about once a minute. Never fails: what could not be kept is kept with the next. */
    Uni<Void> save(Instant now) {
        Map<Long, Traffic.Hour> more;
        lock.lock();
        try {
            if (unsaved.isEmpty() || Duration.between(savedAt, now).abs().compareTo(SAVED_EVERY) < 0) {
                return Uni.createFrom().voidItem();
            }
            savedAt = now;
            more = Map.copyOf(unsaved);
        } finally {
            lock.unlock();
        }
        return cell.update(before -> new Kept(before.traffic().plus(more, now), now))
                .invoke(kept -> saved(kept, more))
                .onFailure()
                .invoke(failure -> LOG.log(
                        System.Logger.Level.DEBUG, "The hours' counts could not be kept: {0}", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void saved(Kept kept, Map<Long, Traffic.Hour> more) {
        lock.lock();
        try {
            traffic = kept.traffic();
            more.forEach((hour, count) -> unsaved.computeIfPresent(hour, (h, all) -> all.minus(count)));
            unsaved.values().removeIf(Traffic.Hour::isNothing);
        } finally {
            lock.unlock();
        }
    }
}
