package dev.waybill.sync.overview;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads what was received lately; counts of minutes that have passed are kept and not read again. */
@Singleton
class ActivityReader {

    /** Documents may come to the store this long after they were received, and still be counted at once. */
    private static final Duration OVERLAP = Duration.ofMinutes(3);

    /** Then all is counted anew, with what came later still. */
    private static final Duration RECOUNT = Duration.ofMinutes(10);

    private final StatusStore store;
    private final Clock clock;
    private volatile Counted counted = new Counted(Instant.EPOCH, DayOfCounts.unknownBefore(Instant.EPOCH));

    ActivityReader(StatusStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param recounted when all 24 hours were last read */
    private record Counted(Instant recounted, DayOfCounts day) {}

    /** Reads the store. Fails as the store does. */
    Uni<ActivityView> now() {
        Instant now = clock.instant();
        return Uni.combine()
                .all()
                .unis(counts(now), newest(), store.state(), oldestUnsynced())
                .with((day, newest, state, unsynced) ->
                        ActivityView.of(now, day, newest.orElse(null), state, unsynced.orElse(null)));
    }

    private Uni<DayOfCounts> counts(Instant now) {
        Counted before = counted;
        boolean recount = !now.isBefore(before.recounted().plus(RECOUNT)) || now.isBefore(before.recounted());
        DayOfCounts known = recount ? DayOfCounts.unknownBefore(now) : before.day();
        return store.received(recount ? DayOfCounts.startOfDay(now) : now.minus(OVERLAP))
                .map(read -> known.with(read, now))
                .invoke(day -> counted = new Counted(recount ? now : before.recounted(), day));
    }

    private Uni<Optional<Instant>> newest() {
        return store.find(new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, Filter.all(), 1, null))
                .map(page -> page.documents().stream()
                        .findFirst()
                        .map(StatusDocument::event)
                        .map(StatusEvent::receivedAt));
    }

    private Uni<Optional<StatusEvent>> oldestUnsynced() {
        return store.unsynced(null, 1).map(page -> page.events().stream().findFirst());
    }
}
