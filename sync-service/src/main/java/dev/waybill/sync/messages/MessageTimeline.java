package dev.waybill.sync.messages;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusJoin;
import dev.waybill.model.status.StatusOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks of a message in the order they came, and how each moved its effective status. Pure.
 *
 * @param entries the callbacks, the earliest first
 * @param deciding the event that the effective status comes from, absent if no status is known
 */
public record MessageTimeline(List<Entry> entries, @Nullable StatusEvent deciding) {

    private static final Comparator<StatusDocument> AS_THEY_CAME = Comparator.<StatusDocument, Instant>comparing(
                    document -> document.event().receivedAt())
            .thenComparing(document -> document.event().id());

    public MessageTimeline {
        entries = List.copyOf(entries);
    }

    /**
     * One callback.
     *
     * @param effect what it did, given those before it
     */
    public record Entry(StatusDocument document, Effect effect) {}

    /** The timeline of a set of documents of one message. */
    public static MessageTimeline of(Collection<StatusDocument> documents, StatusOrder order) {
        StatusJoin join = new StatusJoin(order);
        List<Entry> entries = new ArrayList<>();
        StatusEvent deciding = null;
        for (StatusDocument document : documents.stream().sorted(AS_THEY_CAME).toList()) {
            StatusEvent event = document.event();
            if (order.rank(event.status()) == StatusOrder.UNKNOWN) {
                entries.add(new Entry(document, new Effect.Unknown(creatorStatus(deciding))));
                continue;
            }
            StatusEvent after = join.join(deciding, event);
            entries.add(new Entry(document, effect(deciding, event, event.equals(after))));
            deciding = after;
        }
        return new MessageTimeline(entries, deciding);
    }

    private static Effect effect(@Nullable StatusEvent before, StatusEvent event, boolean wins) {
        String status = StatusOrder.creatorStatus(event.status());
        if (before == null) {
            return new Effect.First(status);
        }
        String known = StatusOrder.creatorStatus(before.status());
        if (!wins) {
            return new Effect.Outranked(known);
        }
        return known.equals(status) ? new Effect.Sharpened(status) : new Effect.Raised(known, status);
    }

    /** The effective status as it is written to Creator, absent if no status is known. */
    public @Nullable String effective() {
        return creatorStatus(deciding);
    }

    /** When the status came about that decides; absent if no status is known or its callback names no time. */
    public @Nullable Instant since() {
        return deciding == null ? null : deciding.time();
    }

    /** When the last callback came. */
    public Instant lastReceived() {
        return entries.getLast().document().event().receivedAt();
    }

    /** A document of the message, which stands for it in addresses: it holds no phone number. */
    public String documentId() {
        return entries.getLast().document().event().id().hex();
    }

    /** The queue ids that the message is linked to; more than one only if two queue callbacks name it. */
    public List<String> queueIds() {
        return distinct(document -> document.event().queueId());
    }

    /** The messages that this timeline is about; more than one if a queue id was used again. */
    public List<String> messageIds() {
        return distinct(document -> document.event().messageId());
    }

    /** Whom it was sent to. */
    public List<String> recipients() {
        return distinct(document -> document.event().recipientId());
    }

    /** The business numbers that sent it. */
    public List<String> numbers() {
        return distinct(StatusDocument::displayPhoneNumber);
    }

    private List<String> distinct(Function<StatusDocument, @Nullable String> member) {
        return entries.stream()
                .map(entry -> member.apply(entry.document()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Events whose status Creator does not have yet. */
    public long unsynced() {
        return events().filter(event -> !event.synced()).count();
    }

    private Stream<StatusEvent> events() {
        return entries.stream().map(entry -> entry.document().event());
    }

    private static @Nullable String creatorStatus(@Nullable StatusEvent event) {
        return event == null ? null : StatusOrder.creatorStatus(event.status());
    }
}
