package dev.waybill.sync.overview;

import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.runs.Figures;
import dev.waybill.sync.runs.Freshness;
import dev.waybill.sync.runs.SyncFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Shows figures of all replicas, read from the store once a minute and after each cycle of this one. */
@Singleton
final class FigureGauges {

    private final StatusStore store;
    private final SyncFigures figures;
    private final RejectedRecords rejected;
    private volatile Seen seen = new Seen(Figures.NONE, 0, 0, 0, 0);

    FigureGauges(
            StatusStore store,
            SyncFigures figures,
            RejectedRecords rejected,
            Freshness freshness,
            MeterRegistry registry) {
        this.store = store;
        this.figures = figures;
        this.rejected = rejected;
        gauge("waybill.sync.pending", "Records pending after the last cycle", registry, FigureGauges::pending);
        gauge("waybill.sync.rejected", "Records that Creator refused and that wait", registry, g -> g.seen.refused());
        gauge(
                "waybill.sync.unsynced",
                "Documents whose status Creator does not have yet",
                registry,
                g -> g.seen.unsynced());
        gauge("waybill.sync.unlinked", "Parked: no queue id is known", registry, g -> g.seen.unlinked());
        gauge("waybill.sync.unmatched", "Parked: no record has the queue id", registry, g -> g.seen.unmatched());
        gauge(
                "waybill.sync.trouble",
                "1 while cycles fail",
                registry,
                g -> g.seen.figures().trouble() == null ? 0 : 1);
        time("waybill.sync.interval", "Time between two cycles", registry, g -> freshness.interval());
        time(
                "waybill.sync.oldest.waiting",
                "How long that waits which the last cycle should have written and did not",
                registry,
                g -> freshness.waits(g.seen.figures()));
        gauge(
                "waybill.sync.stale",
                "1 if no cycle ended well for two intervals",
                registry,
                g -> freshness.isStale(g.seen.figures()) ? 1 : 0);
        time(
                "waybill.sync.success.age",
                "Time since the last cycle that ended well, at first since the start",
                registry,
                g -> freshness.age(g.seen.figures()));
    }

    private record Seen(Figures figures, int refused, long unsynced, long unlinked, long unmatched) {}

    private double pending() {
        Integer pending = seen.figures().pendingRecords();
        return pending == null ? 0 : pending;
    }

    private void gauge(String name, String description, MeterRegistry registry, ToDoubleFunction<FigureGauges> value) {
        Gauge.builder(name, this, value).description(description).register(registry);
    }

    private void time(String name, String description, MeterRegistry registry, Function<FigureGauges, Duration> value) {
        TimeGauge.builder(name, this, TimeUnit.MILLISECONDS, g -> value.apply(g).toMillis())
                .description(description)
                .register(registry);
    }

    @Scheduled(identity = "figures", every = "60s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> read() {
        return Uni.combine()
                .all()
                .unis(figures.get(), rejected.all(), store.state())
                .with((known, refused, state) -> new Seen(
                        known,
                        refused.size(),
                        state.unsynced().value(),
                        state.unlinked().value(),
                        state.unmatched().value()))
                .invoke(now -> seen = now)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.debug("The figures could not be read for the metrics", failure))
                .onFailure()
                .recoverWithNull();
    }

    void onRunEnded(@Observes RunRecord ended) {
        read().subscribe().with(done -> {});
    }
}
