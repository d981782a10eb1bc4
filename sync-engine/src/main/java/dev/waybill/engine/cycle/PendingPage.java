package dev.waybill.engine.cycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of pending records.
 *
 * @param unusable records that cannot be updated
 * @param nextCursor where the next page starts, absent on the last one
 */
public record PendingPage(
        List<PendingRecord> records,
        List<Unusable> unusable,
        @Nullable String nextCursor) {

    public PendingPage {
        records = List.copyOf(records);
        unusable = List.copyOf(unusable);
    }

    /**
     * A record that cannot be updated.
     *
     * @param shownId what stands in the place of its id, cut and safe to show
     * @param reason safe to show
     */
    public record Unusable(String shownId, String reason) {}
}
