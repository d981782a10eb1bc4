package dev.waybill.operator.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The clock and the configured zone. An application or a test that has beans of its own replaces these. */
@Singleton
final class TimeBeans {

    /** The system's clock. It tells instants; days are cut in {@link #zone}. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The zone of midnight and of {@code web_date}: {@code WAYBILL_ZONE}, else UTC. */
    @Produces
    @Singleton
    @DefaultBean
    ZoneId zone(ZoneConfig config) {
        return config.zone();
    }
}
