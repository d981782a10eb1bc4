package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the history of a queue id: the documents that carry it lead to messages, the links tell which of these have it,
 * and their documents are read.
 */
final class CatalystHistories {

    /** Queue ids that are looked up at a time; the client bounds the calls in flight by itself. */
    private static final int AT_A_TIME = 32;

    private final NosqlClient nosql;
    private final Links links;
    private final Completion completion;

    CatalystHistories(NosqlClient nosql, Links links, Completion completion) {
        this.nosql = nosql;
        this.links = links;
        this.completion = completion;
    }

    private record History(String queueId, List<Found> documents) {}

    /** The events by queue id, as asked; those that nothing is known of are left out. */
    Uni<Map<String, List<StatusEvent>>> of(Collection<String> queueIds) {
        Map<String, String> canonical = new LinkedHashMap<>();
        queueIds.forEach(asked -> canonical.put(asked, QueueIds.canonical(asked)));
        Set<String> wanted = new HashSet<>(canonical.values());
        wanted.remove("");
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUni(queueId ->
                        found(queueId, DocumentItem.EVENT_ATTRIBUTES).map(documents -> new History(queueId, documents)))
                .merge(AT_A_TIME)
                .collect()
                .asList()
                .map(histories -> asAsked(canonical, histories));
    }

    /** The documents of a queue id, oldest first. */
    Uni<List<Found>> documents(String queueId) {
        return found(queueId, List.of()).chain(completion::completed);
    }

    private Uni<List<Found>> found(String queueId, List<String> attributes) {
        return read(Tables.Index.BY_QUEUE, queueId, attributes).chain(own -> {
            Set<String> messages = new HashSet<>();
            own.forEach(found -> {
                String messageId = found.event().messageId();
                if (messageId != null) {
                    messages.add(messageId);
                }
            });
            return links.of(messages)
                    .map(kept -> messages.stream()
                            .filter(message -> isTo(queueId, kept.get(message)))
                            .toList())
                    .chain(linked -> ofMessages(linked, queueId, attributes))
                    .map(others -> union(own, others));
        });
    }

    private static boolean isTo(String queueId, Links.@Nullable Link link) {
        return link != null && link.queueId().equals(queueId);
    }

    private Uni<List<Found>> ofMessages(List<String> messageIds, String queueId, List<String> attributes) {
        return Multi.createFrom()
                .iterable(messageIds)
                .onItem()
                .transformToUni(message -> read(Tables.Index.BY_MESSAGE, DocumentId.digestOf(message), attributes))
                .merge(AT_A_TIME)
                .onItem()
                .<Found>disjoint()
                .map(found -> found.event().queueId() == null ? found.withQueueId(queueId) : found)
                .collect()
                .asList();
    }

    private Uni<List<Found>> read(Tables.Index index, String value, List<String> attributes) {
        NosqlQuery query =
                new Partition(Tables.LOG, index, value).oldestFirst(null).giving(attributes);
        return Walk.all(nosql, query)
                .map(items -> items.stream().map(DocumentItem::read).toList());
    }

    private static List<Found> union(List<Found> own, List<Found> others) {
        Map<Position, Found> byPlace = new TreeMap<>();
        own.forEach(found -> byPlace.put(found.position(), found));
        others.forEach(found -> byPlace.putIfAbsent(found.position(), found));
        return List.copyOf(byPlace.values());
    }

    private static Map<String, List<StatusEvent>> asAsked(Map<String, String> canonical, List<History> histories) {
        Map<String, List<StatusEvent>> found = new HashMap<>();
        histories.forEach(history -> found.put(
                history.queueId(),
                history.documents().stream().map(Found::event).toList()));
        Map<String, List<StatusEvent>> result = new LinkedHashMap<>();
        canonical.forEach((asked, queueId) -> {
            List<StatusEvent> events = found.getOrDefault(queueId, List.of());
            if (!events.isEmpty()) {
                result.put(asked, events);
            }
        });
        return result;
    }
}
