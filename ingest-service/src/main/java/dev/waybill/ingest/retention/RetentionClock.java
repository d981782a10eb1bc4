package dev.waybill.ingest.retention;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Runs the retention for every midnight once. One rule covers the midnight that comes, the one that was missed while
 * the service was down, and the one whose run failed: the latest midnight is due until its run has succeeded. Runs are
 * idempotent, so several replicas do no harm.
 *
 * <p>No cron: a day whose clocks go forward at 00:00 has no 00:00 that a cron could meet.
 */
@Singleton
final class RetentionClock {

    /**
     * Looking that often finds the midnight after the wall clock was set or the machine slept; also the pause to retry.
     */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Retention retention;
    private final Midnights midnights;
    private final Clock clock;
    private final Vertx vertx;
    private volatile Instant done = Instant.MIN;
    private volatile boolean stopped;

    RetentionClock(Retention retention, ZoneId zone, Clock clock, Vertx vertx) {
        this.retention = retention;
        this.midnights = new Midnights(zone);
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        look();
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void look() {
        Instant midnight = midnights.latest(clock.instant());
        if (!midnight.isAfter(done)) {
            lookAgain();
            return;
        }
        retention
                .retireAt(midnight)
                .subscribe()
                .with(
                        deleted -> {
                            done = midnight;
                            Log.infof("Midnight of %s: %s documents left delivered_logs", midnight, deleted);
                            lookAgain();
                        },
                        failure -> {
                            Log.errorf(
                                    "The retention of midnight %s failed and will be tried again in a minute: %s",
                                    midnight, failure.getMessage());
                            lookAgain();
                        });
    }

    private void lookAgain() {
        if (!stopped) {
            Instant now = clock.instant();
            Duration untilMidnight = Duration.between(now, midnights.next(now));
            Duration wait = untilMidnight.compareTo(LONGEST_WAIT) < 0 ? untilMidnight : LONGEST_WAIT;
            // A timer of zero is none, and one that fires within the last millisecond would find yesterday.
            vertx.setTimer(wait.toMillis() + 1, fired -> look());
        }
    }
}
