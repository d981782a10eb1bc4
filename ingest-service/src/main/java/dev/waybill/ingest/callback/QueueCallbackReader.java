package dev.waybill.ingest.callback;

import dev.waybill.ingest.callback.CallbackReader.Posted;
import dev.waybill.ingest.callback.Contents.Element.QueueCallback;
import dev.waybill.ingest.callback.Contents.Element.Status;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonWriter;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document of a queue callback, the provider's own, which links a queue id to a message id. Source: WhatsApp
 * facts 6.1.
 */
final class QueueCallbackReader {

    private static final String ACCEPTED = "accepted";

    private final IdRules ids;
    private final ZoneId zone;

    QueueCallbackReader(IdRules ids, ZoneId zone) {
        this.ids = ids;
        this.zone = zone;
    }

    /**
     * Reads a queue callback. Its queue id counts as it stands, whatever the accept pattern, since it stands where the
     * provider puts it. It names no time, so the receive time holds.
     *
     * @throws RejectedElementException if it has no queue id, or absurdly long ids
     */
    StatusDocument read(QueueCallback callback, Posted posted) throws RejectedElementException {
        Json.Obj json = callback.body();
        Json.Obj message = Parts.object(json, "message");
        Json.Obj response = Parts.object(json, "response");
        Json.Obj sent = Parts.object(response, "messages");
        String spelled = Bounded.required("message.queue_id of a queue callback", queueId(json, message));
        String queueId = QueueIds.canonical(spelled);
        String messageId = Bounded.text(
                "message id of a queue callback", sent == null ? onlyMessage(callback.beside()) : sent.text("id"));
        String recipient = Bounded.text("recipient of a queue callback", recipient(Parts.object(response, "contacts")));
        String status = Refusal.saidIn(json, message, response, sent) ? Refusal.FAILED : ACCEPTED;

        Map<String, @Nullable String> normalised = new LinkedHashMap<>();
        normalised.put("status", status);
        normalised.put("time", posted.receivedAt().toString());
        normalised.put("recipient_id", recipient);
        normalised.put("queue_id", queueId);

        Json.Obj kept = withoutStatuses(callback);
        return new StatusDocument(
                new StatusEvent(
                        DocumentId.ofQueueCallback(queueId, messageId, status),
                        messageId,
                        queueId,
                        status,
                        recipient,
                        posted.receivedAt(),
                        posted.receivedAt(),
                        false),
                null,
                null,
                JsonWriter.write(StatusReader.withNormalised(kept, normalised)),
                posted.text() == null ? JsonWriter.write(kept) : posted.text(),
                LocalDate.ofInstant(posted.receivedAt(), zone),
                spelled);
    }

    private static @Nullable String queueId(Json.Obj body, Json.@Nullable Obj message) {
        String inMessage = message == null ? null : BodyKind.queueId(message);
        return inMessage == null ? BodyKind.queueId(body) : inMessage;
    }

    /** Of the statuses beside a queue callback, where all are of one message: then it links that one. */
    private @Nullable String onlyMessage(List<Status> beside) {
        List<String> messages = beside.stream()
                .map(status -> ids.messageId(status.status(), null))
                .filter(Objects::nonNull)
                .distinct()
                .limit(2)
                .toList();
        return messages.size() == 1 ? messages.getFirst() : null;
    }

    /** Statuses are kept in documents of their own. */
    private static Json.Obj withoutStatuses(QueueCallback callback) {
        if (callback.beside().isEmpty()) {
            return callback.body();
        }
        SequencedMap<String, Json> members = new LinkedHashMap<>(callback.body().members());
        List.of("entry", "changes", "value", "statuses").forEach(members::remove);
        return new Json.Obj(members);
    }

    private static @Nullable String recipient(Json.@Nullable Obj contact) {
        if (contact == null) {
            return null;
        }
        String number = contact.text("wa_id");
        return number == null ? contact.text("user_id") : number;
    }
}
