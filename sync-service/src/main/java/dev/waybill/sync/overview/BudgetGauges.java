package dev.waybill.sync.overview;

import dev.waybill.sync.budget.BudgetState;
import dev.waybill.sync.budget.SharedBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Shows how the budget of this replica stands. */
@Singleton
final class BudgetGauges {

    void register(@Observes StartupEvent started, SharedBudget budget, MeterRegistry registry) {
        gauge("left", "Creator calls that the running minute still has", BudgetState::leftThisMinute, budget, registry);
        gauge("in.flight", "Creator calls without an answer yet", BudgetState::inFlight, budget, registry);
        gauge("ceiling", "Creator calls that may be in flight now", BudgetState::inFlightCeiling, budget, registry);
    }

    private static void gauge(
            String name,
            String description,
            ToDoubleFunction<BudgetState> value,
            SharedBudget budget,
            MeterRegistry registry) {
        Gauge.builder("waybill.sync.budget." + name, budget, seen -> value.applyAsDouble(seen.state()))
                .description(description)
                .register(registry);
    }
}
