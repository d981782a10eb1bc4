package dev.waybill.ingest.callback;

import dev.waybill.ingest.callback.CallbackReader.Posted;
import dev.waybill.ingest.callback.Contents.Element.Status;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonWriter;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
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
     * @throws RejectedElementException if it has no id, no status, or an absurdly long one
     */
    StatusDocument read(Status element, Posted posted) throws RejectedElementException {
        Json.Obj status = element.status();
        Json.Obj body = posted.elements() == 1 ? element.body() : null;
        String declared = Bounded.text("queue id of a status", declaredQueueId(element));
        String messageId = Bounded.text(
                "id of a status", element.shared() == null ? BodyKind.messageId(status) : ids.messageId(status, body));
        if (declared == null) {
            Bounded.required("id of a status", messageId);
        }
        String word = Bounded.required("status of a status", word(status));
        String name = declared == null ? StatusOrder.normalise(word) : Refusal.normalised(word);
        String queueId = declared == null
                ? Bounded.text("queue id of a status", ids.queueId(status, body))
                : QueueIds.canonical(declared);
        String recipient = Bounded.text("recipient of a status", recipient(status));
        String participant = Bounded.text(
                "participant of a status",
                first(status, "recipient_participant_id", "participant_recipient_id", "recipient_participant_user_id"));
        EventTime time = EventTime.read(status.get("timestamp"), posted.receivedAt());

        Map<String, @Nullable String> normalised = new LinkedHashMap<>();
        normalised.put("status", name);
        normalised.put("time", time.instant() == null ? null : time.instant().toString());
        normalised.put("recipient_id", recipient);
        normalised.put("participant_id", participant);
        normalised.put(
                "parent_user_id",
                first(status, "parent_recipient_user_id", "recipient_parent_user_id", "parent_user_id"));
        normalised.put("queue_id", queueId);

        SharedEnvelope shared = element.shared();
        return new StatusDocument(
                new StatusEvent(
                        declared == null
                                ? DocumentId.ofStatus(
                                        String.valueOf(messageId), name, recipient, participant, time.asReceived())
                                : DocumentId.ofDeclaredStatus(
                                        QueueIds.canonical(declared), messageId, name, time.asReceived()),
                        messageId,
                        queueId,
                        name,
                        recipient,
                        time.instant(),
                        posted.receivedAt(),
                        false),
                shared == null ? null : shared.phoneNumberId(),
                shared == null ? null : shared.displayPhoneNumber(),
                JsonWriter.write(withNormalised(status, normalised)),
                raw(element, posted, recipient),
                time.instant() == null ? null : LocalDate.ofInstant(time.instant(), zone),
                declared);
    }

    /** Of a status that is the whole body: there the provider says by its own id what became of a send. */
    private static @Nullable String declaredQueueId(Status element) {
        return element.shared() == null ? BodyKind.queueId(element.status()) : null;
    }

    /** A number or a boolean is no status. */
    private static @Nullable String word(Json.Obj status) {
        return status.get("status") instanceof Json.Text word ? Json.text(word) : null;
    }

    private static String raw(Status element, Posted posted, @Nullable String recipient) {
        if (posted.text() != null) {
            return posted.text();
        }
        SharedEnvelope shared = element.shared();
        return JsonWriter.write(
                shared == null ? element.status() : shared.narrowedTo(element.status(), recipient, posted.elements()));
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
