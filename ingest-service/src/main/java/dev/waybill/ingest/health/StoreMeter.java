package dev.waybill.ingest.health;

import dev.waybill.store.StoreDamage;
import dev.waybill.store.StoreQueue;
import dev.waybill.store.sqlite.StoreObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Measures what the store's writer does, and how much waits for it. */
@Singleton
final class StoreMeter implements StoreObserver {

    private final Timer commits;
    private final DistributionSummary calls;
    private final DistributionSummary documents;
    private final Counter failures;

    StoreMeter(MeterRegistry registry) {
        this.commits = Timer.builder("waybill.store.commit")
                .description("Transactions of the writer, from the first statement to the end of the sync")
                .register(registry);
        this.calls = DistributionSummary.builder("waybill.store.commit.calls")
                .description("Calls that one transaction served")
                .register(registry);
        this.documents = DistributionSummary.builder("waybill.store.commit.documents")
                .description("Documents in one transaction")
                .register(registry);
        this.failures = Counter.builder("waybill.store.commit.failures")
                .description("Transactions that failed")
                .register(registry);
    }

    /** After the start, because the store needs this meter to open. */
    void register(@Observes StartupEvent started, StoreQueue queue, StoreDamage damage, MeterRegistry registry) {
        Gauge.builder("waybill.store.damaged", damage, found -> found.isFound() ? 1 : 0)
                .description("1 when a check found the store's file damaged, so that nothing more is written into it")
                .register(registry);
        Gauge.builder("waybill.store.waiting", queue, StoreQueue::waiting)
                .description("Calls that wait for the store's writer")
                .register(registry);
    }

    @Override
    public void committed(int callsServed, int documentsNamed, Duration took, int stillWaiting) {
        commits.record(took);
        calls.record(callsServed);
        documents.record(documentsNamed);
    }

    @Override
    public void failed(int callsServed, Throwable reason) {
        failures.increment();
    }
}
