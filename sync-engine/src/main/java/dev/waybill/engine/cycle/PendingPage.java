package dev.waybill.engine.cycle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One page of pending records.
 *
 * @param unusable records that cannot be updated
 * @param absent fields that were asked for and that no record of the page has, with the setting of each
 * @param nextCursor where the next page starts, absent on the last one
 */
public record PendingPage(
        List<PendingRecord> records,
        List<Unusable> unusable,
        List<String> absent,
        @Nullable String nextCursor) {

    public PendingPage {
        records = List.copyOf(records);
        unusable = List.copyOf(unusable);
        absent = List.copyOf(absent);
    }

    int size() {
        return records.size() + unusable.size();
    }

    /** What tells its records from each other. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        records.forEach(record -> ids.add(record.recordId()));
        unusable.forEach(record -> ids.add(record.shownId()));
        return ids;
    }

    /**
     * A record that cannot be updated.
     *
     * @param shownId what stands in the place of its id, cut and safe to show
     * @param reason safe to show
     */
    public record Unusable(String shownId, String reason) {}
}
