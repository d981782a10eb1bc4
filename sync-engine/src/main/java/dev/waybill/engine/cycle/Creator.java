package dev.waybill.engine.cycle;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The port to Zoho Creator. Each call is one call of Zoho's API and is made once: budget, order and repeats are the
 * engine's. Every call fails with a {@link dev.waybill.engine.budget.CallFailure}, and ends in a time of its own.
 */
public interface Creator {

    /** Completes when there is an access token, so that a call that starts need not wait for one. */
    Uni<Void> ready();

    /**
     * One page of the records that may have something to learn.
     *
     * @param cursor where the page before ended, absent for the first page
     */
    Uni<PendingPage> pending(@Nullable String cursor);

    /** The records with one of these queue ids, at most forty, whatever their status; not paged. */
    Uni<PendingPage> withQueueIds(List<String> queueIds);

    /** Writes a change into its record. */
    Uni<Void> update(Change change);

    /** The fields that {@link #update} writes and their values, in the order they are shown. */
    Map<String, String> fields(Change change);
}
