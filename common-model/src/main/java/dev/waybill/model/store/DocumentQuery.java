package dev.waybill.model.store;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.Filter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to the store.
 *
 * @param collection which documents
 * @param receivedSince leaves out what was received earlier; absent for no such bound
 * @param filter what they must fulfil
 * @param limit most documents of the page, at least 1
 * @param cursor where the page before ended, absent for the first page
 */
public record DocumentQuery(
        DocumentCollection collection,
        @Nullable Instant receivedSince,
        Filter filter,
        int limit,
        @Nullable String cursor) {

    public DocumentQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one document");
        }
    }

    /** The same question, continued behind a page. */
    public DocumentQuery after(@Nullable String nextCursor) {
        return new DocumentQuery(collection, receivedSince, filter, limit, nextCursor);
    }
}
