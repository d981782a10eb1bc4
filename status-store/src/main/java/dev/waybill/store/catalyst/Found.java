package dev.waybill.store.catalyst;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.zoho.nosql.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was read.
 *
 * @param elsewhere the keys of the parts of its bodies, in order; none when all of it is here
 */
record Found(Position position, StatusDocument document, List<Item> elsewhere) implements Comparable<Found> {

    StatusEvent event() {
        return document.event();
    }

    Found with(StatusEvent event) {
        return new Found(position, with(document, event), elsewhere);
    }

    Found with(String statusJson, String rawJson) {
        StatusDocument d = document;
        return new Found(
                position,
                new StatusDocument(
                        d.event(), d.phoneNumberId(), d.displayPhoneNumber(), statusJson, rawJson, d.webDate()),
                List.of());
    }

    Found withQueueId(@Nullable String queueId) {
        StatusEvent e = event();
        return with(new StatusEvent(
                e.id(), e.messageId(), queueId, e.status(), e.recipientId(), e.time(), e.receivedAt(), e.synced()));
    }

    Found withSynced(boolean synced) {
        StatusEvent e = event();
        return with(new StatusEvent(
                e.id(), e.messageId(), e.queueId(), e.status(), e.recipientId(), e.time(), e.receivedAt(), synced));
    }

    @Override
    public int compareTo(Found other) {
        return position.compareTo(other.position);
    }

    private static StatusDocument with(StatusDocument d, StatusEvent event) {
        return new StatusDocument(
                event, d.phoneNumberId(), d.displayPhoneNumber(), d.statusJson(), d.rawJson(), d.webDate());
    }
}
