package dev.waybill.engine.live;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.RejectedRecords;
import dev.waybill.engine.cycle.Rejection;
import dev.waybill.engine.time.EngineTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The memory of refused records that cycles use, as live sync reads it and adds to it. Thread-safe. */
final class RejectionMemory {

    private static final System.Logger LOG = System.getLogger(RejectionMemory.class.getName());

    private final RejectedRecords records;
    private final EngineTime time;
    private final Map<String, Rejection> byRecord = new ConcurrentHashMap<>();

    RejectionMemory(RejectedRecords records, EngineTime time) {
        this.records = records;
        this.time = time;
    }

    /** Reads what cycles and other replicas know. */
    void refresh() {
        records.all().subscribe().with(this::replace, RejectionMemory::trouble);
    }

    private void replace(List<Rejection> all) {
        byRecord.clear();
        all.forEach(rejection -> byRecord.put(rejection.recordId(), rejection));
    }

    /** Whether Creator refused just this and its time has not come: then it is left to the cycles. */
    boolean holdBack(Change change) {
        Rejection known = byRecord.get(change.record().recordId());
        return known != null && known.isOf(change) && time.wall().isBefore(known.nextTry());
    }

    void refused(Change change, int code, String reason) {
        records.refused(change, code, reason).subscribe().with(this::replace, RejectionMemory::trouble);
    }

    private static void trouble(Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                "The memory of refused records could not be read or written; one may be tried once more: {0}",
                failure.getMessage());
    }
}
