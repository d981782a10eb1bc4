package dev.waybill.zoho.nosql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table is defined. Source: Catalyst NoSQL facts 1.11.
 *
 * @param status {@code ONLINE} when it can be used
 * @param ttlAttribute absent when items do not expire
 * @param rows items, counted by the service once a day
 */
public record TableInfo(
        String name,
        String status,
        Key partitionKey,
        @Nullable Key sortKey,
        @Nullable String ttlAttribute,
        long rows,
        List<Index> indexes) {

    public TableInfo {
        indexes = List.copyOf(indexes);
    }

    /**
     * A key attribute.
     *
     * @param type {@code S} or {@code N}
     */
    public record Key(String name, String type) {}

    /**
     * A global index.
     *
     * @param projection {@code all}, {@code keys_only} or {@code include}
     * @param rows entries, counted by the service once a day
     */
    public record Index(
            String name,
            String status,
            Key partitionKey,
            @Nullable Key sortKey,
            String projection,
            long rows) {}
}
