package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Parking;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Condition;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import dev.waybill.zoho.nosql.Write;
import dev.waybill.zoho.nosql.Written;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves documents between the index of what is not yet synced and that of what waits for a link or a record that may
 * never come. A message that was parked without a link has a mark of its own under the key of its link, so that a link
 * that comes later costs one bulk read for many and not a query for each.
 */
final class ParkedItems {

    /** The partition of the marks, one for each message. */
    private static final String MESSAGES = "parked-messages";

    private static final int AT_A_TIME = 32;
    private static final Condition IS_UNSYNCED = new Condition.Exists(Tables.UNSYNCED);
    private static final Condition IS_PARKED = new Condition.Exists(Tables.PARKED);
    private static final List<String> PLACE = List.of(Tables.DOCUMENT_ID, Tables.PARKED, Tables.MESSAGE_ID);

    private final NosqlClient nosql;
    private final Links links;

    ParkedItems(NosqlClient nosql, Links links) {
        this.nosql = nosql;
        this.links = links;
    }

    /** The partitions of its index. */
    static List<String> shards(Parking why) {
        return IntStream.range(0, DocumentItem.SHARDS)
                .mapToObj(number -> shard(why, number))
                .toList();
    }

    private static String shard(Parking why, int number) {
        return why.name().toLowerCase(Locale.ROOT) + "#" + number;
    }

    /** Returns how many were not synced and left those that are not. */
    Uni<Integer> park(List<StatusEvent> events, Parking why) {
        Set<String> messages = why == Parking.UNMATCHED
                ? Set.of()
                : events.stream()
                        .map(StatusEvent::messageId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<Write.Insert> marks = messages.stream()
                .map(message -> new Write.Insert(mark(message), null))
                .toList();
        List<Write.Update> moves = events.stream()
                .map(event -> move(event.id().hex(), null, shard(why, DocumentItem.shardOf(event)), IS_UNSYNCED))
                .toList();
        return nosql.insert(Tables.CONTROL.name(), marks)
                .invoke(ParkedItems::allDone)
                .chain(marked -> nosql.update(Tables.LOG.name(), moves))
                .map(ParkedItems::succeeded)
                // A link that came in between has not seen them parked.
                .chain(left -> links.of(messages)
                        .chain(found -> comeBack(found.keySet()))
                        .replaceWith(left));
    }

    Uni<Integer> unpark(List<DocumentId> documents) {
        List<Item> keys = documents.stream().map(DocumentItem::key).toList();
        return nosql.fetch(Tables.LOG.name(), keys, true, PLACE).chain(this::back);
    }

    /** Messages are linked: of those that were parked without a link the documents come back. */
    Uni<Void> comeBack(Collection<String> messageIds) {
        Set<String> digests = messageIds.stream().map(DocumentId::digestOf).collect(Collectors.toSet());
        List<Item> keys = messageIds.stream().map(ParkedItems::mark).toList();
        return nosql.fetch(Tables.CONTROL.name(), keys, true, List.of(Tables.KEY))
                .map(items -> items.stream()
                        .flatMap(item -> item.text(Tables.KEY).stream())
                        .filter(digests::contains)
                        .toList())
                .chain(this::documents)
                .chain(this::back)
                .replaceWithVoid();
    }

    /** The record of these messages is another one than was thought, and has none of their documents. */
    Uni<Void> unsyncAll(List<String> messageIds) {
        return documents(messageIds.stream().map(DocumentId::digestOf).toList())
                .map(items -> items.stream()
                        .map(item -> new Write.Update(
                                DocumentItem.key(new DocumentId(
                                        item.text(Tables.DOCUMENT_ID).orElseThrow())),
                                List.of(
                                        new Write.Change(DocumentItem.UPDATED, AttributeValue.of(false)),
                                        new Write.Change(
                                                Tables.UNSYNCED,
                                                AttributeValue.of(DocumentItem.shard(DocumentItem.shardOf(
                                                        DocumentItem.read(item).event())))),
                                        new Write.Change(Tables.PARKED, null)),
                                null))
                        .toList())
                .chain(updates -> nosql.update(Tables.LOG.name(), updates))
                .invoke(ParkedItems::allDone)
                .replaceWithVoid();
    }

    private Uni<List<Item>> documents(List<String> digests) {
        List<String> attributes = Stream.concat(DocumentItem.EVENT_ATTRIBUTES.stream(), PLACE.stream())
                .distinct()
                .toList();
        return Multi.createFrom()
                .iterable(digests)
                .onItem()
                .transformToUni(digest -> {
                    NosqlQuery query = new Partition(Tables.LOG, Tables.Index.BY_MESSAGE, digest)
                            .oldestFirst(null)
                            .giving(attributes);
                    return Walk.all(nosql, query);
                })
                .merge(AT_A_TIME)
                .onItem()
                .<Item>disjoint()
                .collect()
                .asList();
    }

    private Uni<Integer> back(List<Item> items) {
        List<Write.Update> moves = items.stream()
                .filter(item -> item.text(Tables.PARKED).isPresent())
                .map(item -> {
                    String where = item.text(Tables.PARKED).orElseThrow();
                    int number = Integer.parseInt(where.substring(where.indexOf('#') + 1));
                    return move(
                            item.text(Tables.DOCUMENT_ID).orElseThrow(), DocumentItem.shard(number), null, IS_PARKED);
                })
                .toList();
        return nosql.update(Tables.LOG.name(), moves)
                .invoke(ParkedItems::allDone)
                .map(ParkedItems::succeeded);
    }

    private static Write.Update move(
            String documentId, @Nullable String unsynced, @Nullable String parked, Condition condition) {
        return new Write.Update(
                DocumentItem.key(new DocumentId(documentId)),
                List.of(
                        new Write.Change(Tables.UNSYNCED, unsynced == null ? null : AttributeValue.of(unsynced)),
                        new Write.Change(Tables.PARKED, parked == null ? null : AttributeValue.of(parked))),
                condition);
    }

    private static Item mark(String messageId) {
        return Item.key(Tables.SPACE, MESSAGES, Tables.KEY, DocumentId.digestOf(messageId));
    }

    /** A repetition finds done what was done. */
    private static void allDone(List<Written> outcomes) {
        outcomes.forEach(outcome -> {
            if (outcome instanceof Written.Failed(var failure)) {
                throw failure;
            }
        });
    }

    private static int succeeded(List<Written> outcomes) {
        return (int) outcomes.stream().filter(Written.Success.class::isInstance).count();
    }
}
