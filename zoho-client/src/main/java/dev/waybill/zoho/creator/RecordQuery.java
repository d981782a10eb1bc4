package dev.waybill.zoho.creator;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a report to read. Source: Zoho Creator facts 1.3, 1.4.
 *
 * @param criteria which records
 * @param fields link names of the fields wanted, {@code ID} comes by itself; empty for the ID alone
 * @param maxRecords 200, 500 or 1000
 * @param cursor {@code nextCursor} of the page before, null for the first page
 */
public record RecordQuery(
        Criteria criteria,
        List<String> fields,
        int maxRecords,
        @Nullable String cursor) {

    private static final Set<Integer> PAGE_SIZES = Set.of(200, 500, 1000);

    /** @throws IllegalArgumentException if Creator does not know the page size */
    public RecordQuery {
        fields = List.copyOf(fields);
        if (!PAGE_SIZES.contains(maxRecords)) {
            throw new IllegalArgumentException("Creator reads pages of 200, 500 or 1000 records, not " + maxRecords);
        }
    }

    /** The first page. */
    public static RecordQuery firstPage(Criteria criteria, List<String> fields, int maxRecords) {
        return new RecordQuery(criteria, fields, maxRecords, null);
    }

    /** The same query, continued. */
    public RecordQuery from(String nextCursor) {
        return new RecordQuery(criteria, fields, maxRecords, nextCursor);
    }
}
