package dev.waybill.model.store;

import java.time.Duration;

/**
 * A question that needs more time than the store gives one. Asking the same again ends the same way: it must be
 * narrowed. The message is safe to show.
 */
public final class QueryTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param limit the time that the question was given */
    public QueryTooLongException(Duration limit) {
        super("the question was stopped after " + limit.toMillis()
                + " ms; name a status, webhook_id, queue_id or _id, a created_time with $gte, or the collection"
                + " delivered_logs, so that fewer documents must be looked at");
    }
}
