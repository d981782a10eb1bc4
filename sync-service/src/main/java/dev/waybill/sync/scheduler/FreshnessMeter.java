package dev.waybill.sync.scheduler;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How old statuses were when live sync had brought them to Creator, counted from the receipt of their callback. */
@Startup
@Singleton
final class FreshnessMeter {

    private final Timer timer;

    FreshnessMeter(MeterRegistry registry) {
        this.timer = Timer.builder("waybill.sync.freshness")
                .description("Age of a status when Creator has it, written by live sync")
                .serviceLevelObjectives(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(6),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1))
                .register(registry);
    }

    /** A status is in Creator. A clock that was set back makes no negative age. */
    void brought(Duration age) {
        timer.record(age.isNegative() ? Duration.ZERO : age);
    }
}
