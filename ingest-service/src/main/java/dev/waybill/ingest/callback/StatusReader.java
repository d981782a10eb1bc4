package dev.waybill.ingest.callback;

import dev.waybill.ingest.callback.CallbackReader.WholeBody;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonWriter;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a document of a status object. Source: WhatsApp facts 2.3. */
final class StatusReader {

    private final IdRules ids;
    private final ZoneId zone;

    StatusReader(IdRules ids, ZoneId zone) {
        this.ids = ids;
        this.zone = zone;
    }

    /**
     * Reads one status.
     *
     * @param onlyIn the body with its text, if this is the only message status in it
     * @param statuses how many message statuses the body holds
     * @throws RejectedElementException if it has no id, no status, or an absurdly long one
     */
    StatusDocument read(Contents.Element element, @Nullable WholeBody onlyIn, int statuses, Instant receivedAt)
            throws RejectedElementException {
        Json.Obj status = element.status();
        Json.Obj body = onlyIn == null ? null : onlyIn.json();
        String messageId = Bounded.required("id of a status", ids.messageId(status, body));
        String name = StatusOrder.normalise(Bounded.required("status of a status", status.text("status")));
        String queueId = Bounded.text("queue id of a status", ids.queueId(status, body));
        String recipient = Bounded.text("recipient of a status", recipient(status));
        String participant = Bounded.text(
                "participant of a status",
                first(status, "recipient_participant_id", "participant_recipient_id", "recipient_participant_user_id"));
        EventTime time = EventTime.read(status.get("timestamp"), receivedAt);

        Map<String, @Nullable String> normalised = new LinkedHashMap<>();
        normalised.put("status", name);
        normalised.put("time", time.instant() == null ? null : time.instant().toString());
        normalised.put("recipient_id", recipient);
        normalised.put("participant_id", participant);
        normalised.put(
                "parent_user_id",
                first(status, "parent_recipient_user_id", "recipient_parent_user_id", "parent_user_id"));
        normalised.put("queue_id", queueId);

        return new StatusDocument(
                new StatusEvent(
                        DocumentId.ofStatus(messageId, name, recipient, participant, time.asReceived()),
                        messageId,
                        queueId,
                        name,
                        recipient,
                        time.instant(),
                        receivedAt,
                        false),
                element.shared().phoneNumberId(),
                element.shared().displayPhoneNumber(),
                JsonWriter.write(withNormalised(status, normalised)),
                onlyIn == null
                        ? JsonWriter.write(element.shared().narrowedTo(status, recipient, statuses))
                        : onlyIn.text(),
                time.instant() == null ? null : LocalDate.ofInstant(time.instant(), zone));
    }

    /**
     * The object with what Waybill made of it beside what was received: one more member with those texts that are
     * there.
     */
    static Json.Obj withNormalised(Json.Obj received, Map<String, @Nullable String> texts) {
        Map<String, @Nullable Json> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, text == null ? null : new Json.Text(text)));
        return received.with("normalised", Json.object(values));
    }

    private static @Nullable String recipient(Json.Obj status) {
        String direct = first(status, "recipient_id", "recipient_user_id");
        Json.Obj message = status.object("message");
        return direct != null || message == null ? direct : message.text("recipient_id");
    }

    private static @Nullable String first(Json.Obj status, String... names) {
        for (String name : names) {
            String text = status.text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
