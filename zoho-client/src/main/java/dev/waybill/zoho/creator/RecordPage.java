package dev.waybill.zoho.creator;

import java.util.List;
import java.util.Optional;

/**
 * One page of a report, in the report's own order.
 *
 * @param records at most as many as were asked for
 * @param nextCursor where the next page starts; empty on the last page
 */
public record RecordPage(List<CreatorRecord> records, Optional<String> nextCursor) {

    /** Nothing found. */
    public static final RecordPage EMPTY = new RecordPage(List.of(), Optional.empty());

    /** Copies the records. */
    public RecordPage {
        records = List.copyOf(records);
    }
}
