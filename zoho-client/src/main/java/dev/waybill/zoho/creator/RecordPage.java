package dev.waybill.zoho.creator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One page of a report, in the report's own order: at most as many records as were asked for.
 *
 * @param refused those that cannot be updated
 * @param absent members that were asked for, {@code ID} included, and that no record of the page has: an empty field is
 *     there and empty, so the report does not show such a one
 * @param nextCursor where the next page starts; empty on the last page
 */
public record RecordPage(
        List<CreatorRecord> records, List<Refused> refused, Set<String> absent, Optional<String> nextCursor) {

    /** Nothing found. */
    public static final RecordPage EMPTY = new RecordPage(List.of(), List.of(), Set.of(), Optional.empty());

    /** Copies the records. */
    public RecordPage {
        records = List.copyOf(records);
        refused = List.copyOf(refused);
        absent = Set.copyOf(absent);
    }

    /**
     * A record that cannot be updated.
     *
     * @param shownId the beginning of what stands in the place of its ID, safe to show
     * @param reason safe to show
     */
    public record Refused(String shownId, String reason) {}
}
