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
import dev.waybill.engine.cycle.RecordWriter;
import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.RunRecorder;
import dev.waybill.engine.cycle.StatusComparison;
import dev.waybill.engine.lease.LeaseTimes;
import dev.waybill.engine.live.Interim;
import dev.waybill.engine.live.LiveOptions;
import dev.waybill.engine.live.LiveSync;
import dev.waybill.engine.live.NetPlan;
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
import java.util.Locale;
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
    QuotaReset reset(CreatorConfig zoho) {
        return new QuotaReset(zoho.zone());
    }

    @Produces
    @Singleton
    NetPlan net(CreatorConfig zoho, SyncConfig sync, QuotaReset reset) {
        return new NetPlan(sync.interval(), sync.live() ? zoho.callsPerDay() : 0, reset);
    }

    @Produces
    @Singleton
    CycleOptions cycles(CallsConfig calls, SyncConfig sync, QuotaReset reset) {
        return new CycleOptions(
                new CycleLimits(sync.maxPages(), sync.maxRecords()), calls.concurrency(), calls.retryDelay(), reset);
    }

    @Produces
    @Singleton
    LiveSync live(
            StatusStore store,
            ControlCells cells,
            StatusOrder order,
            Creator creator,
            RejectedRecords rejected,
            RunRecorder recorder,
            EngineTime time,
            CreatorConfig zoho,
            SyncConfig sync,
            StoreConfig stored,
            CycleOptions options,
            NetPlan net,
            FreshnessMeter meter) {
        return new LiveSync(
                store,
                cells,
                order,
                new RecordWriter(creator, time, new SecureRandom(), options),
                rejected,
                recorder,
                time,
                new LiveOptions(
                        sync.live(),
                        poll(sync, stored),
                        sync.freshness(),
                        Interim.valueOf(sync.interim().toUpperCase(Locale.ROOT)),
                        zoho.callsPerDay(),
                        options.reset()),
                net,
                meter::brought);
    }

    private static Duration poll(SyncConfig sync, StoreConfig stored) {
        return sync.poll().orElse(stored.kind().equals(CATALYST) ? COSTLY_POLL : CHEAP_POLL);
    }

    @Produces
    @Singleton
    SyncEngine engine(
            StatusStore store,
            ControlCells cells,
            StatusOrder order,
            Creator creator,
            LiveSync live,
            NetPlan net,
            RejectedRecords rejected,
            RunRecorder recorder,
            EngineTime time,
            CreatorConfig zoho,
            CallsConfig calls,
            SyncConfig sync,
            StoreConfig stored,
            CycleOptions options) {
        SecureRandom random = new SecureRandom();
        QuotaReset reset = options.reset();
        BudgetLimits limits =
                new BudgetLimits(zoho.callsPerMinute(), zoho.callsPerDay(), calls.delay(), calls.concurrency());
        Cycles cycles = new Cycles(store, cells, order, creator, live, rejected, recorder, time, random, options);
        Duration poll = poll(sync, stored);
        return new SyncEngine(
                cells,
                time,
                LeaseTimes.lookingEvery(poll),
                UUID.randomUUID().toString(),
                () -> new CallBudget(limits, reset),
                cycles,
                live,
                net,
                recorder,
                new SyncOptions(sync.interval(), poll),
                random);
    }
}
