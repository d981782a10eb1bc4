package dev.waybill.engine.cycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of pending records.
 *
 * @param nextCursor where the next page starts, absent on the last one
 */
public record PendingPage(
        List<PendingRecord> records, @Nullable String nextCursor) {}
