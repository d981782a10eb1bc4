package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells bodies of Meta and of the provider by their members. Source: WhatsApp facts 2.1, 5 and 6.1. */
final class BodyKind {

    /** WhatsApp's own ids begin so; no provider's do. */
    static final String WHATSAPP_PREFIX = "wamid.";

    private static final List<String> MESSAGE_ID_NAMES = List.of("message_id", "wamid", "id");

    private BodyKind() {}

    /** Whether an object is a body, be it one with nothing for us, and no wrapper around one. */
    static boolean isBody(Json.Obj object) {
        return object.text("object") != null
                || Stream.of("entry", "changes", "statuses").anyMatch(name -> object.get(name) != null)
                || isChange(object)
                || isInbound(object)
                || isQueueCallback(object)
                || isFlatStatus(object);
    }

    /** A change without the envelope around it. */
    static boolean isChange(Json.Obj object) {
        return object.text("field") != null && object.object("value") != null;
    }

    /** What a change of inbound messages, or of errors beside them, holds, without the envelope around it. */
    static boolean isInbound(Json.Obj object) {
        return object.get("messages") instanceof Json.Arr
                && (object.members().size() == 1
                        || Stream.of("contacts", "metadata", "messaging_product")
                                .anyMatch(name -> object.get(name) != null));
    }

    /**
     * Whether the provider says that a send was accepted or refused. It may leave {@code messaging_channel} out, and
     * write its parts as JSON text or as lists.
     */
    static boolean isQueueCallback(Json.Obj body) {
        Json.Obj message = Parts.object(body, "message");
        return message != null && (body.get("messaging_channel") != null || queueId(message) != null)
                || queueId(body) != null && body.get("status") == null && Parts.object(body, "response") != null;
    }

    /** Whether the body itself is one status: of a queue id, or with an id that only WhatsApp gives. */
    static boolean isFlatStatus(Json.Obj body) {
        return body.get("status") != null
                && !isQueueCallback(body)
                && (queueId(body) != null || whatsAppId(body) != null);
    }

    /** The queue id that a part of a provider's body names. */
    static @Nullable String queueId(Json.Obj part) {
        String queueId = part.text("queue_id");
        return queueId == null ? part.text("queueId") : queueId;
    }

    /** The message id of a flat status: what is called so, or an {@code id} that only WhatsApp gives. */
    static @Nullable String messageId(Json.Obj flat) {
        String whatsApps = whatsAppId(flat);
        if (whatsApps != null) {
            return whatsApps;
        }
        Json.Obj sent = Parts.object(Parts.object(flat, "response"), "messages");
        return sent == null ? flat.text("message_id") : sent.text("id");
    }

    private static @Nullable String whatsAppId(Json.Obj flat) {
        return MESSAGE_ID_NAMES.stream()
                .map(flat::text)
                .filter(Objects::nonNull)
                .filter(id -> id.startsWith(WHATSAPP_PREFIX))
                .findFirst()
                .orElse(null);
    }
}
