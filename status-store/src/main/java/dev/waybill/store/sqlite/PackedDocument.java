package dev.waybill.store.sqlite;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document as the writer takes it: what becomes columns, and both bodies in one.
 *
 * @param receivedAt milliseconds since 1970
 * @param time milliseconds since 1970
 * @param webDate days since 1970
 */
record PackedDocument(
        StatusEvent event,
        long receivedAt,
        @Nullable Long time,
        @Nullable Long webDate,
        @Nullable String phoneNumberId,
        @Nullable String displayPhoneNumber,
        @Nullable String declaredQueueId,
        byte[] bodies) {

    /** What a document takes in memory besides its bodies, roughly. */
    private static final int OVERHEAD = 300;

    /** @throws IllegalArgumentException if the id does not say which message the document is about */
    static PackedDocument of(StatusDocument document, Packer packer) {
        StatusEvent event = document.event();
        String messageId = event.messageId();
        if (messageId != null && !event.id().isAbout(messageId)) {
            // It would be stored and never found by its message.
            throw new IllegalArgumentException("document " + event.id() + " has the id of one about another message");
        }
        Instant time = event.time();
        Long millis = time == null ? null : Instants.nearestMillis(time);
        LocalDate day = document.webDate();
        return new PackedDocument(
                event,
                Instants.nearestMillis(event.receivedAt()),
                millis,
                day == null ? null : day.toEpochDay(),
                document.phoneNumberId(),
                document.displayPhoneNumber(),
                document.declaredQueueId(),
                packer.pack(new BodyTexts(document.statusJson(), document.rawJson())));
    }

    /** Bytes in memory, roughly. */
    long size() {
        String messageId = event.messageId();
        return (long) OVERHEAD + bodies.length + (messageId == null ? 0 : messageId.length());
    }
}
