package dev.waybill.ingest.metrics;

import dev.waybill.store.StoreQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Shows how much waits for the store's writer. */
@Singleton
final class QueueGauge {

    /** After the start, because the store needs its own meters to open. */
    void register(@Observes StartupEvent started, StoreQueue queue, MeterRegistry registry) {
        Gauge.builder("waybill.store.waiting", queue, StoreQueue::waiting)
                .description("Calls that wait for the store's writer")
                .register(registry);
    }
}
