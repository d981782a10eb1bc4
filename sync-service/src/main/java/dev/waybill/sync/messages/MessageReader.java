package dev.waybill.sync.messages;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentMember;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.filter.Field;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.Literal;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.MessageLink;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the documents of messages. Every reading is bounded. */
@Singleton
public class MessageReader {

    /** A message has a handful of documents; a queue id that was used for many messages shows the newest. */
    static final int MOST_OF_A_MESSAGE = 200;

    /** Of one recipient. */
    static final int MOST_OF_A_RECIPIENT = 300;

    /** No store has an index by recipient that reaches back for ever. */
    static final Duration RECIPIENT_REACH = Duration.ofDays(30);

    private final StatusStore store;
    private final StatusOrder order;
    private final Clock clock;

    MessageReader(StatusStore store, StatusOrder order, Clock clock) {
        this.store = store;
        this.order = order;
        this.clock = clock;
    }

    /** The timeline that a document belongs to: its own message and those that share its queue id. */
    public Uni<Optional<MessageTimeline>> timelineWith(String documentId) {
        return find(DocumentMember.ID, documentId, 1, null)
                .flatMap(found -> found.stream()
                        .findFirst()
                        .map(document -> around(document).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** The timelines of one queue id; empty if nothing is known of it. */
    public Uni<List<MessageTimeline>> byQueueId(String queueId) {
        return find(DocumentMember.QUEUE_ID, queueId, MOST_OF_A_MESSAGE, null).map(this::timelines);
    }

    /** The timeline of one message; empty if nothing is known of it. */
    public Uni<List<MessageTimeline>> byMessageId(String messageId) {
        return find(DocumentMember.WEBHOOK_ID, messageId, MOST_OF_A_MESSAGE, null)
                .map(this::timelines);
    }

    /** What was received of one recipient within 30 days, at most 300 callbacks, the newest message first. */
    public Uni<List<MessageTimeline>> byRecipient(String recipientId) {
        return find(
                        DocumentMember.RECIPIENT_ID,
                        recipientId,
                        MOST_OF_A_RECIPIENT,
                        clock.instant().minus(RECIPIENT_REACH))
                .map(this::timelines);
    }

    /** How the messages of a timeline are linked; those that are not are left out. */
    Uni<Map<String, MessageLink>> links(MessageTimeline timeline) {
        return store.links(timeline.messageIds());
    }

    private Uni<MessageTimeline> around(StatusDocument document) {
        String queueId = document.event().queueId();
        String messageId = document.event().messageId();
        return both(messageId, queueId).map(all -> MessageTimeline.of(distinct(all), order));
    }

    private Uni<List<StatusDocument>> both(@Nullable String messageId, @Nullable String queueId) {
        Uni<List<StatusDocument>> none = Uni.createFrom().item(List.of());
        return Uni.combine()
                .all()
                .unis(
                        messageId == null ? none : find(DocumentMember.WEBHOOK_ID, messageId, MOST_OF_A_MESSAGE, null),
                        queueId == null ? none : find(DocumentMember.QUEUE_ID, queueId, MOST_OF_A_MESSAGE, null))
                .with((one, other) ->
                        Stream.concat(one.stream(), other.stream()).toList());
    }

    private List<MessageTimeline> timelines(List<StatusDocument> newestFirst) {
        return newestFirst.stream()
                .collect(Collectors.groupingBy(MessageReader::message, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(documents -> MessageTimeline.of(documents, order))
                .toList();
    }

    /** A refused send has a queue id only. */
    private static String message(StatusDocument document) {
        String messageId = document.event().messageId();
        return messageId == null ? String.valueOf(document.event().queueId()) : messageId;
    }

    private static Collection<StatusDocument> distinct(List<StatusDocument> documents) {
        Map<String, StatusDocument> byId = new LinkedHashMap<>();
        documents.forEach(document -> byId.put(document.event().id().hex(), document));
        return byId.values();
    }

    private Uni<List<StatusDocument>> find(DocumentMember member, String value, int limit, @Nullable Instant since) {
        return store.find(new DocumentQuery(
                        DocumentCollection.WEBHOOK_LOGS,
                        since,
                        new Filter.Compare(new Field.Member(member), Filter.Relation.EQUAL, new Literal.Text(value)),
                        limit,
                        null))
                .map(page -> page.documents());
    }
}
