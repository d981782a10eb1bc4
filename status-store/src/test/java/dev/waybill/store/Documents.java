package dev.waybill.store;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Documents as ingest makes them, for the stores' tests. */
public final class Documents {

    public static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

    private Documents() {}

    /** A status of a message without a queue id, received at noon. */
    public static StatusDocument status(String messageId, String status) {
        return status(messageId, status, NOON);
    }

    public static StatusDocument status(String messageId, String status, Instant receivedAt) {
        return document(messageId, null, status, receivedAt);
    }

    /** A queue callback: it carries both ids, or the queue id alone. */
    public static StatusDocument queued(String queueId, @Nullable String messageId) {
        return document(messageId, queueId, "accepted", NOON);
    }

    /** A queue callback that says which queue id its message has, in this spelling. */
    public static StatusDocument declared(String spelled, String messageId) {
        return declared(spelled, messageId, "accepted");
    }

    /** The same that says more than that the message is accepted. */
    public static StatusDocument declared(String spelled, String messageId, String status) {
        StatusDocument d = document(messageId, QueueIds.canonical(spelled), status, NOON);
        return new StatusDocument(
                d.event(),
                d.phoneNumberId(),
                d.displayPhoneNumber(),
                d.statusJson(),
                d.rawJson(),
                d.webDate(),
                spelled);
    }

    public static StatusDocument document(
            @Nullable String messageId, @Nullable String queueId, String status, Instant receivedAt) {
        DocumentId id = queueId == null
                ? DocumentId.ofStatus(String.valueOf(messageId), status, "917000000001", null, "1640995200")
                : DocumentId.ofQueueCallback(queueId, messageId, status);
        return new StatusDocument(
                new StatusEvent(
                        id,
                        messageId,
                        queueId,
                        status,
                        "917000000001",
                        Instant.ofEpochSecond(1_640_995_200),
                        receivedAt,
                        false),
                "408694838996380",
                "919154699658",
                "{\"id\":\"%s\",\"status\":\"%s\"}".formatted(messageId, status),
                "{\"entry\":[]}",
                LocalDate.of(2022, 1, 1));
    }
}
