package dev.waybill.sync.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.engine.cycle.Comparison;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.StatusComparison;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.MessageLink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.creator.FieldValues;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows what a cycle would make of a queue id, without a call to Zoho. */
@Singleton
public final class QueueLookup {

    private static final String NO_RECORD = "";

    private final StatusStore store;
    private final StatusComparison comparison;
    private final FieldValues values;

    QueueLookup(StatusStore store, StatusComparison comparison, FieldValues values) {
        this.store = store;
        this.comparison = comparison;
        this.values = values;
    }

    /**
     * What is known of a queue id.
     *
     * @param queueId as it was asked
     * @param documents its status events, the earliest first
     * @param links the messages it is linked to
     * @param effectiveStatus what they come down to, null if no status is known
     * @param patch what a pending record with this queue id would be sent, null if nothing
     */
    public record Answer(
            String queueId,
            List<Document> documents,
            List<Link> links,
            @Nullable String effectiveStatus,
            @Nullable Patch patch) {

        /** A status event, with the member names of documents. Source: product 2.2. */
        public record Document(
                @JsonProperty("_id") String id,
                @Nullable String webhookId,
                @Nullable String queueId,
                String status,
                @Nullable String recipientId,
                @Nullable String webTimestamp,
                String createdTime,
                boolean updated) {}

        /**
         * A queue id and a message id that belong together.
         *
         * @param guessed whether no queue callback declared it, so that one that comes may take the message away
         */
        public record Link(String queueId, String webhookId, boolean guessed) {}

        /** The body of the PATCH. */
        public record Patch(Map<String, String> data) {}
    }

    /** What is known of a queue id, and what a pending record with it would be sent. */
    public Uni<Answer> of(String queueId) {
        return store.histories(List.of(queueId))
                .map(histories -> histories.getOrDefault(queueId, List.<StatusEvent>of()))
                .flatMap(history -> store.links(messageIds(history)).map(links -> view(queueId, history, links)));
    }

    private Answer view(String queueId, List<StatusEvent> history, Map<String, MessageLink> links) {
        return new Answer(
                queueId,
                history.stream()
                        .sorted(Comparator.comparing(StatusEvent::receivedAt).thenComparing(StatusEvent::id))
                        .map(QueueLookup::document)
                        .toList(),
                messageIds(history).stream()
                        .map(messageId -> new Answer.Link(queueId, messageId, isGuessed(links.get(messageId))))
                        .toList(),
                comparison
                        .effective(history)
                        .map(e -> StatusOrder.creatorStatus(e.status()))
                        .orElse(null),
                patch(queueId, history));
    }

    private static List<String> messageIds(List<StatusEvent> history) {
        return history.stream()
                .map(StatusEvent::messageId)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isGuessed(@Nullable MessageLink link) {
        return link != null && link.declared() == null;
    }

    private Answer.@Nullable Patch patch(String queueId, List<StatusEvent> history) {
        PendingRecord anyPending = new PendingRecord(NO_RECORD, queueId, "");
        return comparison.compare(anyPending, history) instanceof Comparison.Write(var change)
                ? new Answer.Patch(values.of(change))
                : null;
    }

    private static Answer.Document document(StatusEvent event) {
        return new Answer.Document(
                event.id().hex(),
                event.messageId(),
                event.queueId(),
                event.status(),
                event.recipientId(),
                event.time() == null ? null : Long.toString(event.time().getEpochSecond()),
                event.receivedAt().toString(),
                event.synced());
    }
}
