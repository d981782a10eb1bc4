package dev.waybill.sync.overview;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.sync.page.SharedReading;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Watches the store for everybody who looks at the console, however many they are: what was read a moment ago is shown
 * again, minutes that have passed are kept, and nothing is read while nobody looks.
 */
@Singleton
public class ActivityReader {

    /** As long as nobody notices; a page asks every few seconds. */
    static final Duration FRESH = Duration.ofSeconds(2);

    /** Documents may come to the store this long after they were received, and still be counted at once. */
    private static final Duration OVERLAP = Duration.ofMinutes(3);

    /** Then all is counted anew, with what came later still. */
    private static final Duration RECOUNT = Duration.ofMinutes(10);

    private final StatusStore store;
    private final SharedReading<Activity> reading;
    private volatile Counted counted = new Counted(Instant.EPOCH, DayOfCounts.unknownBefore(Instant.EPOCH));

    ActivityReader(StatusStore store, Clock clock) {
        this.store = store;
        this.reading = new SharedReading<>(clock, FRESH, this::read);
    }

    /** @param recounted when all 24 hours were last read */
    private record Counted(Instant recounted, DayOfCounts day) {}

    /** What the store tells, at most two seconds old. Fails like the store. */
    public Uni<Activity> now() {
        return reading.get();
    }

    private Uni<Activity> read(Instant now) {
        return Uni.combine()
                .all()
                .unis(counts(now), newest(), store.state(), oldestUnsynced())
                .with((day, newest, state, unsynced) -> activity(now, day, newest, state, unsynced));
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

    private static Activity activity(
            Instant now, DayOfCounts day, Optional<Instant> newest, StoreState state, Optional<StatusEvent> unsynced) {
        List<ReceivedCounts.Minute> minutes = day.minutes();
        return new Activity(
                now,
                day,
                newest.orElse(null),
                Silence.at(now, newest.orElse(null), minutes),
                state,
                unsynced.orElse(null));
    }
}
