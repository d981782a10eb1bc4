package dev.waybill.engine.cycle;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one cycle leaves for the next beside the records themselves.
 *
 * @param unconfirmed queue ids by record id, of records that were sent the highest status with no answer seen. If it
 *     arrived they are no longer pending, so the next cycle would not meet them and their documents never became synced
 * @param troubled ids of records that Creator refused or did not answer for: they go last, so that hopeless ones cannot
 *     starve the others
 * @param trouble why Creator refused everything, until it takes something; absent if it does not
 * @param oldestWaiting since when that waits which was to be written and was not; absent if nothing does
 */
public record CarryOver(
        Map<String, String> unconfirmed,
        Set<String> troubled,
        @Nullable String trouble,
        @Nullable Instant oldestWaiting) {

    public static final CarryOver NOTHING = new CarryOver(Map.of(), Set.of(), null, null);

    public CarryOver {
        unconfirmed = Map.copyOf(unconfirmed);
        troubled = Set.copyOf(troubled);
    }

    /** The unconfirmed records that are not among those read, as records whose status is not known. */
    List<PendingRecord> notAmong(Collection<PendingRecord> read) {
        Set<String> ids = read.stream().map(PendingRecord::recordId).collect(Collectors.toSet());
        return unconfirmed.entrySet().stream()
                .filter(e -> !ids.contains(e.getKey()))
                .map(e -> new PendingRecord(e.getKey(), e.getValue(), ""))
                .toList();
    }
}
