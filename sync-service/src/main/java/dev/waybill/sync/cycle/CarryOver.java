package dev.waybill.sync.cycle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one cycle leaves for the next beside the records themselves.
 *
 * @param unconfirmed queue ids by record id, of records that were sent the highest status with no answer seen. If it
 *     arrived they are no longer pending, so the next cycle would not meet them and their documents never became told
 * @param rejected ids of records that Creator refused: they go last, so that hopeless ones cannot starve the others
 */
public record CarryOver(Map<String, String> unconfirmed, Set<String> rejected) {

    public static final CarryOver NOTHING = new CarryOver(Map.of(), Set.of());

    public CarryOver {
        unconfirmed = Map.copyOf(unconfirmed);
        rejected = Set.copyOf(rejected);
    }

    /** The unconfirmed records that are not among those read, as records whose status is not known. */
    List<PendingRecord> notAmong(Collection<PendingRecord> read) {
        Set<String> ids = read.stream().map(PendingRecord::recordId).collect(java.util.stream.Collectors.toSet());
        return unconfirmed.entrySet().stream()
                .filter(e -> !ids.contains(e.getKey()))
                .map(e -> new PendingRecord(e.getKey(), e.getValue(), ""))
                .toList();
    }
}
