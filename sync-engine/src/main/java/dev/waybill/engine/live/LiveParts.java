package dev.waybill.engine.live;

import dev.waybill.engine.cycle.RecordWriter;
import dev.waybill.engine.cycle.RunRecorder;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.StatusStore;
import java.util.function.Supplier;

/** What live sync works with, in every term. */
record LiveParts(
        StatusStore store,
        StatusOrder order,
        RecordWriter writer,
        RunRecorder recorder,
        EngineTime time,
        LiveOptions options,
        LiveWatcher watcher,
        Supplier<String> runIds,
        RejectionMemory refusals,
        TrafficBook traffic,
        NetPlan net) {}
