package dev.waybill.sync.overview;

import dev.waybill.engine.budget.BudgetState;
import dev.waybill.engine.schedule.SyncEngine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Shows how the budget stands while this replica leads; all is zero while it does not. */
@Singleton
final class BudgetGauges {

    void register(@Observes StartupEvent started, SyncEngine engine, MeterRegistry registry) {
        gauge("left", "Creator calls that the running minute still has", BudgetState::leftThisMinute, engine, registry);
        gauge("in.flight", "Creator calls without an answer yet", BudgetState::inFlight, engine, registry);
        gauge("ceiling", "Creator calls that may be in flight now", BudgetState::inFlightCeiling, engine, registry);
    }

    private static void gauge(
            String name,
            String description,
            ToDoubleFunction<BudgetState> value,
            SyncEngine engine,
            MeterRegistry registry) {
        Gauge.builder(
                        "waybill.sync.budget." + name,
                        engine,
                        seen -> seen.ownBudget().map(value::applyAsDouble).orElse(0.0))
                .description(description)
                .register(registry);
    }
}
