package dev.waybill.sync.scheduler;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.engine.budget.BudgetLimits;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.budget.QuotaReset;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cycle.Creator;
import dev.waybill.engine.cycle.CycleLimits;
import dev.waybill.engine.cycle.CycleOptions;
import dev.waybill.engine.cycle.Cycles;
import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.RunRecorder;
import dev.waybill.engine.cycle.StatusComparison;
import dev.waybill.engine.lease.LeaseTimes;
import dev.waybill.engine.schedule.SyncEngine;
import dev.waybill.engine.schedule.SyncOptions;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;
import dev.waybill.store.StoreConfig;
import dev.waybill.sync.creator.CallsConfig;
import dev.waybill.sync.creator.CreatorConfig;
import dev.waybill.sync.creator.SyncConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;

/** Puts the engine together out of the settings and of what this service brings for its ports. */
final class EngineBeans {

    private static final String CATALYST = "catalyst";

    private static final Duration CHEAP_POLL = Duration.ofSeconds(1);

    /** Catalyst allows a number of reads, and each look is one. */
    private static final Duration COSTLY_POLL = Duration.ofSeconds(10);

    @Produces
    @Singleton
    ControlCells cells(ControlStore store, ObjectMapper json) {
        return new ControlCells(store, new JsonControlCodec(json));
    }

    @Produces
    @Singleton
    StatusComparison comparison(StatusOrder order) {
        return new StatusComparison(order);
    }

    @Produces
    @Singleton
    RejectedRecords rejected(ControlCells cells, EngineTime time) {
        return new RejectedRecords(cells, time);
    }

    @Produces
    @Singleton
    SyncEngine engine(
            StatusStore store,
            ControlCells cells,
            StatusOrder order,
            Creator creator,
            RejectedRecords rejected,
            RunRecorder recorder,
            EngineTime time,
            CreatorConfig zoho,
            CallsConfig calls,
            SyncConfig sync,
            StoreConfig stored) {
        SecureRandom random = new SecureRandom();
        QuotaReset reset = new QuotaReset(zoho.zone());
        BudgetLimits limits =
                new BudgetLimits(zoho.callsPerMinute(), zoho.callsPerDay(), calls.delay(), calls.concurrency());
        Cycles cycles = new Cycles(
                store,
                cells,
                order,
                creator,
                rejected,
                recorder,
                time,
                random,
                new CycleOptions(
                        new CycleLimits(sync.maxPages(), sync.maxRecords()),
                        calls.concurrency(),
                        calls.retryDelay(),
                        reset));
        Duration poll = sync.poll().orElse(stored.kind().equals(CATALYST) ? COSTLY_POLL : CHEAP_POLL);
        return new SyncEngine(
                cells,
                time,
                LeaseTimes.lookingEvery(poll),
                UUID.randomUUID().toString(),
                () -> new CallBudget(limits, reset),
                cycles,
                recorder,
                new SyncOptions(sync.interval(), poll),
                random);
    }
}
