package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Judge;
import dev.waybill.engine.cycle.Settlement;
import dev.waybill.model.status.StatusOrder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the pure parts their configuration. */
final class RunBeans {

    @Produces
    @Singleton
    StatusOrder order(StatusConfig config) {
        return StatusOrder.of(config.order());
    }

    @Produces
    @Singleton
    Judge judge(StatusOrder order) {
        return new Judge(order);
    }

    @Produces
    @Singleton
    Settlement settlement(StatusOrder order) {
        return new Settlement(order);
    }
}
