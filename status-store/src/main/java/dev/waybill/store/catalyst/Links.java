package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which queue id messages have. */
final class Links {

    private static final List<String> LINK = List.of(Tables.MESSAGE_ID, Tables.QUEUE_ID);

    private final NosqlClient nosql;

    Links(NosqlClient nosql) {
        this.nosql = nosql;
    }

    /** The queue ids of messages; those that have none are left out. */
    Uni<Map<String, String>> queueIds(Collection<String> messageIds) {
        List<Item> keys = messageIds.stream()
                .filter(id -> !id.isEmpty())
                .distinct()
                .map(id -> Item.key(Tables.MESSAGE_ID, id))
                .toList();
        return nosql.fetch(Tables.LINKS.name(), keys, true, LINK).map(items -> {
            Map<String, String> links = new HashMap<>();
            for (Item item : items) {
                links.put(
                        item.text(Tables.MESSAGE_ID).orElse(""),
                        item.text(Tables.QUEUE_ID).orElse(""));
            }
            return links;
        });
    }

    /** The same documents with the queue ids of their messages, where they carry none themselves. */
    Uni<List<Found>> filled(List<Found> documents) {
        List<String> wanted = documents.stream()
                .filter(found -> found.event().queueId() == null)
                .map(found -> found.event().messageId())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(documents);
        }
        return queueIds(wanted)
                .map(links -> documents.stream()
                        .map(found ->
                                found.event().queueId() != null || found.event().messageId() == null
                                        ? found
                                        : found.withQueueId(links.get(
                                                String.valueOf(found.event().messageId()))))
                        .toList());
    }
}
