package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which queue id messages have. */
final class Links {

    private static final List<String> LINK = List.of(Tables.MESSAGE, Tables.QUEUE_ID, Tables.DECLARED);

    private final NosqlClient nosql;

    Links(NosqlClient nosql) {
        this.nosql = nosql;
    }

    /**
     * The queue id of a message.
     *
     * @param declared as a queue callback spelled it; absent where it was guessed from a status
     */
    record Link(String queueId, @Nullable String declared) {

        boolean isDeclared() {
            return declared != null;
        }
    }

    /** The key of a message's link. */
    static Item key(String messageId) {
        return Item.key(Tables.MESSAGE, DocumentId.digestOf(messageId));
    }

    /** The links of messages; those that have none are left out. */
    Uni<Map<String, Link>> of(Collection<String> messageIds) {
        Map<String, String> messages = new HashMap<>();
        messageIds.stream().filter(id -> !id.isEmpty()).forEach(id -> messages.put(DocumentId.digestOf(id), id));
        List<Item> keys = messages.keySet().stream()
                .map(digest -> Item.key(Tables.MESSAGE, digest))
                .toList();
        return nosql.fetch(Tables.LINKS.name(), keys, true, LINK).map(items -> {
            Map<String, Link> links = new HashMap<>();
            for (Item item : items) {
                links.put(
                        messages.get(item.text(Tables.MESSAGE).orElse("")),
                        new Link(
                                item.text(Tables.QUEUE_ID).orElse(""),
                                item.text(Tables.DECLARED).orElse(null)));
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
        return wanted.isEmpty()
                ? Uni.createFrom().item(documents)
                : of(wanted)
                        .map(links -> documents.stream()
                                .map(found -> found.event().queueId() == null
                                        ? found.withQueueId(
                                                queueId(links, found.event().messageId()))
                                        : found)
                                .toList());
    }

    private static @Nullable String queueId(Map<String, Link> links, @Nullable String messageId) {
        Link link = messageId == null ? null : links.get(messageId);
        return link == null ? null : link.queueId();
    }
}
