package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects what one run does to records. Not thread-safe: changes end one after the other. */
final class RunOutcomes {

    /** Twice the updates of a cycle by default. */
    static final int MOST = 2000;

    private final List<RecordOutcome> kept = new ArrayList<>();
    private int omitted;

    void add(Written written, Instant at) {
        RecordOutcome.of(written, at).ifPresent(outcome -> {
            if (kept.size() < MOST) {
                kept.add(outcome);
            } else {
                omitted++;
            }
        });
    }

    List<RecordOutcome> kept() {
        return List.copyOf(kept);
    }

    int omitted() {
        return omitted;
    }
}
