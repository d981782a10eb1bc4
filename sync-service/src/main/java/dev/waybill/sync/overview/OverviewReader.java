package dev.waybill.sync.overview;

import dev.waybill.sync.page.SharedReading;
import dev.waybill.sync.scheduler.SchedulerReader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Reads everything that the overview shows, once for all consoles of this replica: the store is read every two seconds
 * at most, however many people look, and not at all while nobody does.
 */
@Singleton
class OverviewReader {

    /** As often as an open page asks. */
    static final Duration FRESH = Duration.ofSeconds(2);

    private final SharedReading<Overview> reading;

    OverviewReader(StatusReader status, SchedulerReader scheduler, ActivityReader activity, Clock clock) {
        this.reading = new SharedReading<>(
                clock,
                FRESH,
                () -> Uni.combine()
                        .all()
                        .unis(status.now(), activity.now())
                        .with((how, came) ->
                                new Overview(how, scheduler.view(how.schedulerState(), how.figures()), came)));
    }

    /** At most two seconds old, or older while the store is slow to answer. Fails as the store does. */
    Uni<Overview> now() {
        return reading.get();
    }
}
