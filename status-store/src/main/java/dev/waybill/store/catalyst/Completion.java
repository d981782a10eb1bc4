package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentId;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes documents of items: with the queue ids of their messages, synced marks from the log, and bodies in parts. */
final class Completion {

    private final NosqlClient nosql;
    private final Links links;

    Completion(NosqlClient nosql, Links links) {
        this.nosql = nosql;
        this.links = links;
    }

    /** Of items of the log. */
    Uni<List<Found>> ofLog(List<Item> items) {
        return completed(items.stream().map(DocumentItem::read).toList());
    }

    /** Of items of the last 24 hours, whose synced marks the log has. */
    Uni<List<Found>> ofDelivered(List<Item> items) {
        return withMarks(items.stream().map(DocumentItem::read).toList()).chain(this::completed);
    }

    /** The same documents, whole and with queue ids. */
    Uni<List<Found>> completed(List<Found> documents) {
        return links.filled(documents).chain(this::whole);
    }

    private Uni<List<Found>> withMarks(List<Found> documents) {
        List<Item> keys = documents.stream()
                .map(found -> DocumentItem.key(found.event().id()))
                .toList();
        return nosql.fetch(Tables.LOG.name(), keys, true, List.of(Tables.DOCUMENT_ID, DocumentItem.UPDATED))
                .map(items -> items.stream()
                        .filter(item -> item.isTrue(DocumentItem.UPDATED))
                        .map(item ->
                                new DocumentId(item.text(Tables.DOCUMENT_ID).orElseThrow()))
                        .collect(Collectors.toSet()))
                .map(synced -> documents.stream()
                        .map(found ->
                                found.withSynced(synced.contains(found.event().id())))
                        .toList());
    }

    private Uni<List<Found>> whole(List<Found> documents) {
        List<Item> keys =
                documents.stream().flatMap(found -> found.elsewhere().stream()).toList();
        if (keys.isEmpty()) {
            return Uni.createFrom().item(documents);
        }
        return nosql.fetch(Tables.CONTROL.name(), keys, true, List.of()).map(parts -> {
            Map<String, byte[]> byKey = ItemBodies.byKey(parts);
            return documents.stream().map(found -> whole(found, byKey)).toList();
        });
    }

    private static Found whole(Found found, Map<String, byte[]> parts) {
        if (found.elsewhere().isEmpty()) {
            return found;
        }
        List<String> bodies = ItemBodies.texts(found.elsewhere(), parts)
                .orElseThrow(() -> new IllegalStateException("a part of a body is missing in waybill_control"));
        return found.with(bodies.get(0), bodies.get(1));
    }
}
