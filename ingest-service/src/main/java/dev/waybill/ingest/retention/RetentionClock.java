package dev.waybill.ingest.retention;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private final ZoneId zone;
    private final Clock clock;
    private final Vertx vertx;
    private volatile Instant done = Instant.MIN;
    private volatile boolean stopped;

    RetentionClock(Retention retention, ZoneId zone, Clock clock, Vertx vertx) {
        this.retention = retention;
        this.zone = zone;
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
        Instant midnight = latestMidnight(clock.instant(), zone);
        if (!midnight.isAfter(done)) {
            lookAgain();
            return;
        }
        Uni.createFrom()
                .deferred(() -> retention.retireAt(midnight))
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
            Duration untilMidnight = Duration.between(now, nextMidnight(now, zone));
            Duration wait = untilMidnight.compareTo(LONGEST_WAIT) < 0 ? untilMidnight : LONGEST_WAIT;
            // A timer of zero is none, and one that fires within the last millisecond would find yesterday.
            vertx.setTimer(wait.toMillis() + 1, fired -> look());
        }
    }

    /** The latest midnight that is not after an instant. Where clocks go forward at 00:00, the instant they go to. */
    static Instant latestMidnight(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    /** The first midnight after an instant. */
    static Instant nextMidnight(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }
}
