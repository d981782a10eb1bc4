package dev.waybill.model.store;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where statuses live: one append-only log of the documents that {@link StatusSink} takes. Nothing in it is updated but
 * the synced mark.
 *
 * <p>No call blocks its caller. Every call fails with {@link StoreUnavailableException} when the store cannot serve it
 * now; nothing of a failed call is durable unless the exception says that this is unknown. Cancelling a Uni that reads
 * ends the reading; what was given to be written is written all the same.
 */
public interface StatusStore {

    /**
     * One page of documents, newest first. A document that is appended while pages are read is on no later page.
     *
     * @throws InvalidCursorException (as the failure of the Uni) when the query's cursor is not one of this store's
     * @throws QueryTooLongException (as the failure of the Uni) when the query takes longer than the store allows
     */
    Uni<DocumentPage> find(DocumentQuery query);

    /**
     * The events of messages by queue id, in one bulk read: all events of every message linked to the queue id, and
     * those that carry it themselves. Queue ids compare in canonical form; the result is keyed as asked and leaves out
     * queue ids that nothing is known of.
     */
    Uni<Map<String, List<StatusEvent>>> histories(Collection<String> queueIds);

    /**
     * Marks documents as synced, however many they are, in several steps; unknown ids are ignored. A step that fails
     * leaves those before it done. Returns how many were not marked before.
     */
    Uni<Integer> markSynced(Collection<DocumentId> documents);

    /**
     * Events that are not yet synced, in the order of their appending. One bounded read, cheap enough to be asked every
     * few seconds for what has come since.
     *
     * @param after a cursor of an earlier page, or absent to start at the oldest
     * @param limit most events of the page
     */
    Uni<UnsyncedPage> unsynced(@Nullable String after, int limit);

    /**
     * Lets events that are not synced leave {@link #unsynced} for those that are parked; others are ignored. They come
     * back when their message is linked, and otherwise by {@link #unpark}. Returns how many left.
     */
    Uni<Integer> park(Collection<StatusEvent> events, Parking why);

    /** Lets parked events come back to {@link #unsynced}; others are ignored. Returns how many came back. */
    Uni<Integer> unpark(Collection<DocumentId> documents);

    /** Events that are parked, as {@link #unsynced} gives those that are not. */
    Uni<UnsyncedPage> parked(Parking why, @Nullable String after, int limit);

    /** The links of messages; those that have none are left out. */
    Uni<Map<String, MessageLink>> links(Collection<String> messageIds);

    /**
     * Lets documents leave {@code delivered_logs} that were received before an instant. Idempotent, and never slows
     * appends: a store may let them leave in several steps. One that fails leaves those before it done, and the next
     * call goes on from there. Returns how many left.
     */
    Uni<Count> retire(Instant receivedBefore);

    /**
     * How many documents were received, by minute and status, from the minute of an instant on; at most what
     * {@code delivered_logs} holds, though the minute that its watermark cuts may be counted whole. Bounded: cheap
     * enough to be asked for the last minutes again and again.
     */
    Uni<ReceivedCounts> received(Instant since);

    /** How the store is and how much it holds. */
    Uni<StoreState> state();
}
