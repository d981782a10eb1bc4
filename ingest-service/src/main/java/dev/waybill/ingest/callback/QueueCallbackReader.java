package dev.waybill.ingest.callback;

import dev.waybill.ingest.callback.CallbackReader.WholeBody;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonWriter;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document of a queue callback, the provider's own, which links a queue id to a message id. Source: WhatsApp
 * facts 6.1.
 */
final class QueueCallbackReader {

    private static final String ACCEPTED = "accepted";
    private static final String FAILED = "failed";
    private static final Set<String> REFUSALS = Set.of(FAILED, "error");

    private final ZoneId zone;

    QueueCallbackReader(ZoneId zone) {
        this.zone = zone;
    }

    static boolean isQueueCallback(Json.Obj body) {
        return body.get("messaging_channel") != null && body.object("message") != null && body.get("entry") == null;
    }

    /**
     * Reads a queue callback. Its queue id counts as it stands, whatever the accept pattern, since it stands where the
     * provider puts it. It names no time, so the receive time holds.
     *
     * @throws RejectedElementException if it has no queue id, or absurdly long ids
     */
    StatusDocument read(WholeBody body, Instant receivedAt) throws RejectedElementException {
        Json.Obj json = body.json();
        Json.Obj message = json.object("message");
        String spelled = Bounded.required(
                "message.queue_id of a queue callback", message == null ? null : message.text("queue_id"));
        String queueId = QueueIds.canonical(spelled);
        Json.Obj response = json.object("response");
        Json.Obj sent = first(response, "messages");
        String messageId = sent == null ? null : Bounded.text("message id of a queue callback", sent.text("id"));
        String recipient = Bounded.text("recipient of a queue callback", recipient(first(response, "contacts")));
        String status = saysFailed(message, response, sent) ? FAILED : ACCEPTED;

        Map<String, @Nullable String> normalised = new LinkedHashMap<>();
        normalised.put("status", status);
        normalised.put("time", receivedAt.toString());
        normalised.put("recipient_id", recipient);
        normalised.put("queue_id", queueId);

        return new StatusDocument(
                new StatusEvent(
                        DocumentId.ofQueueCallback(queueId, messageId, status),
                        messageId,
                        queueId,
                        status,
                        recipient,
                        receivedAt,
                        receivedAt,
                        false),
                null,
                null,
                JsonWriter.write(StatusReader.withNormalised(json, normalised)),
                body.text(),
                LocalDate.ofInstant(receivedAt, zone),
                spelled);
    }

    private static boolean saysFailed(
            Json.@Nullable Obj message, Json.@Nullable Obj response, Json.@Nullable Obj sent) {
        return isRefusal(message) || isRefusal(sent) || (response != null && response.get("error") != null);
    }

    private static boolean isRefusal(Json.@Nullable Obj part) {
        String status = part == null ? null : part.text("message_status");
        return status != null && REFUSALS.contains(StatusOrder.normalise(status));
    }

    private static Json.@Nullable Obj first(Json.@Nullable Obj response, String list) {
        var elements = response == null ? null : Json.list(response.get(list));
        return elements != null && !elements.isEmpty() && elements.getFirst() instanceof Json.Obj object
                ? object
                : null;
    }

    private static @Nullable String recipient(Json.@Nullable Obj contact) {
        if (contact == null) {
            return null;
        }
        String number = contact.text("wa_id");
        return number == null ? contact.text("user_id") : number;
    }
}
