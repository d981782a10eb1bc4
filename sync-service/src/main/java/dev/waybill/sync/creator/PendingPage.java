package dev.waybill.sync.creator;

import dev.waybill.engine.cycle.PendingRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of pending records.
 *
 * @param nextCursor where the next page starts, absent on the last one
 */
public record PendingPage(
        List<PendingRecord> records, @Nullable String nextCursor) {}
