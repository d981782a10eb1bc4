package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A document as an item and back. Times are ISO-8601 text: no number loses a digit, and people can read them. Texts
 * that are empty are named in a set of their own, since an empty text cannot be trusted as the key of an index.
 */
final class DocumentItem {

    static final String UPDATED = "updated";
    static final String CREATED_TIME = "created_time";

    /** What is read where only events are wanted: everything but the bodies. */
    static final List<String> EVENT_ATTRIBUTES = List.of(
            Tables.DOCUMENT_ID,
            Tables.POSITION,
            Tables.MESSAGE_ID,
            Tables.QUEUE_ID,
            Tables.RECIPIENT_ID,
            "status",
            "web_time",
            CREATED_TIME,
            UPDATED,
            "blank");

    /** Documents leave delivered_logs at the midnight behind their 24 hours, so none is needed for longer. */
    static final Duration KEPT = Duration.ofHours(48);

    /** Some day hundreds of thousands of years ahead; {@link #EARLIEST} lies as far back. */
    private static final Instant LATEST = Instant.ofEpochMilli((1L << 53) - 1);

    private static final Instant EARLIEST = Instant.ofEpochMilli(-(1L << 53) + 1);

    static final int SHARDS = 8;

    private DocumentItem() {}

    /** The item of the log. */
    static Item ofLog(StatusDocument document, Position position, String writeId, ItemBodies bodies) {
        Map<String, AttributeValue> attributes = common(document, position, bodies);
        attributes.put(Tables.WRITE_ID, AttributeValue.of(writeId));
        attributes.put(UPDATED, AttributeValue.of(document.event().synced()));
        if (!document.event().synced()) {
            attributes.put(Tables.UNSYNCED, AttributeValue.of(shard(shardOf(document.event()))));
        }
        return new Item(attributes);
    }

    /** The item of the last 24 hours. The synced mark is the log's alone: a copy could only be wrong. */
    static Item ofDelivered(StatusDocument document, Position position, ItemBodies bodies) {
        Map<String, AttributeValue> attributes = common(document, position, bodies);
        attributes.put(
                Tables.EXPIRES_AT, AttributeValue.of(position.time().plus(KEPT).getEpochSecond()));
        return new Item(attributes);
    }

    /** The partitions of the index of what is not yet synced; several, so that none is hot. */
    static List<String> shards() {
        return java.util.stream.IntStream.range(0, SHARDS)
                .mapToObj(DocumentItem::shard)
                .toList();
    }

    /** The key of a document. */
    static Item key(DocumentId id) {
        return Item.key(Tables.DOCUMENT_ID, id.hex());
    }

    /** The document that an item of either table is. */
    static Found read(Item item) {
        Set<String> blank =
                item.attributes().get("blank") instanceof AttributeValue.TextSet(Set<String> names) ? names : Set.of();
        Function<String, @Nullable String> text = name -> item.text(name).orElse(blank.contains(name) ? "" : null);
        StatusEvent event = new StatusEvent(
                new DocumentId(item.text(Tables.DOCUMENT_ID).orElseThrow()),
                text.apply(Tables.MESSAGE_ID),
                text.apply(Tables.QUEUE_ID),
                item.text("status").orElse(""),
                text.apply(Tables.RECIPIENT_ID),
                item.text("web_time").map(Instant::parse).orElse(null),
                item.text(CREATED_TIME).map(Instant::parse).orElseThrow(),
                item.isTrue(UPDATED));
        List<String> bodies =
                item.binary(Packed.ATTRIBUTE).map(List::of).map(Packed::texts).orElse(List.of());
        StatusDocument document = new StatusDocument(
                event,
                text.apply("phone_number_id"),
                text.apply("display_phone_number"),
                bodies.isEmpty() ? item.text("webhook_data_json").orElse("") : bodies.get(0),
                bodies.isEmpty() ? item.text("raw_webhook_data_json").orElse("") : bodies.get(1),
                item.text(Tables.WEB_DATE).map(LocalDate::parse).orElse(null));
        return new Found(new Position(item.text(Tables.POSITION).orElseThrow()), document, ItemBodies.keys(item));
    }

    private static Map<String, AttributeValue> common(StatusDocument document, Position position, ItemBodies bodies) {
        StatusEvent event = document.event();
        Map<String, AttributeValue> attributes = new HashMap<>();
        Set<String> blank = new HashSet<>();
        put(attributes, blank, Tables.MESSAGE_ID, event.messageId());
        if (attributes.containsKey(Tables.MESSAGE_ID)) {
            attributes.put(Tables.MESSAGE, AttributeValue.of(DocumentId.digestOf(String.valueOf(event.messageId()))));
        }
        put(attributes, blank, Tables.QUEUE_ID, canonical(event.queueId()));
        put(attributes, blank, Tables.RECIPIENT_ID, event.recipientId());
        put(attributes, blank, "phone_number_id", document.phoneNumberId());
        put(attributes, blank, "display_phone_number", document.displayPhoneNumber());
        put(attributes, blank, "web_time", event.time() == null ? null : text(event.time()));
        put(
                attributes,
                blank,
                Tables.WEB_DATE,
                document.webDate() == null ? null : document.webDate().toString());
        if (!blank.isEmpty()) {
            attributes.put("blank", new AttributeValue.TextSet(blank));
        }
        attributes.put(Tables.DOCUMENT_ID, AttributeValue.of(event.id().hex()));
        attributes.put(Tables.POSITION, AttributeValue.of(position.text()));
        attributes.put(Tables.DAY, AttributeValue.of(position.day().toString()));
        attributes.put(Tables.STATUS_DAY, AttributeValue.of(statusDay(event.status(), position.day())));
        attributes.put("status", AttributeValue.of(event.status()));
        attributes.put(CREATED_TIME, AttributeValue.of(text(event.receivedAt())));
        attributes.putAll(bodies.attributes());
        return attributes;
    }

    /** The partition of one status of one day. */
    static String statusDay(String status, LocalDate day) {
        return status + "#" + day;
    }

    private static void put(
            Map<String, AttributeValue> attributes, Set<String> blank, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.isEmpty()) {
            blank.add(name);
        } else {
            attributes.put(name, AttributeValue.of(value));
        }
    }

    /** The nearest time that still has others around it: behind the last of all times nothing could be asked for. */
    private static String text(Instant time) {
        return (time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time).toString();
    }

    private static @Nullable String canonical(@Nullable String queueId) {
        return queueId == null ? null : QueueIds.canonical(queueId);
    }

    static int shardOf(StatusEvent event) {
        String key = event.messageId() == null ? event.id().hex() : event.messageId();
        return Math.floorMod(key.hashCode(), SHARDS);
    }

    static String shard(int number) {
        return "U#" + number;
    }
}
