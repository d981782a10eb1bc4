package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.InvalidJsonException;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonReader;
import dev.waybill.model.document.QueueIds;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where ids of a message stand in callbacks. Source: WhatsApp facts 7.
 *
 * @param queueIdPointers where a queue id may stand, first hit wins
 * @param queueIdPattern what is accepted there
 * @param messageIdPointers where a message id may stand, first hit wins
 */
public record IdRules(List<IdPointer> queueIdPointers, Pattern queueIdPattern, List<IdPointer> messageIdPointers) {

    private static final int LONGEST_EMBEDDED_JSON = 4096;

    public IdRules {
        queueIdPointers = List.copyOf(queueIdPointers);
        messageIdPointers = List.copyOf(messageIdPointers);
    }

    /**
     * The queue id of a status in canonical form.
     *
     * @param body the body, if the status is the only one in it
     */
    @Nullable
    String queueId(Json.Obj status, Json.@Nullable Obj body) {
        return candidates(queueIdPointers, status, body)
                .flatMap(text -> asQueueId(text).stream())
                .findFirst()
                .orElse(null);
    }

    /**
     * The message id of a status. What is accepted as a queue id is passed over, unless nothing else is there: a
     * provider that names no WhatsApp id still means one message by it.
     */
    @Nullable
    String messageId(Json.Obj status, Json.@Nullable Obj body) {
        List<String> candidates = candidates(messageIdPointers, status, body).toList();
        return candidates.stream()
                .filter(text -> !isQueueId(text))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElse(null);
    }

    private static Stream<String> candidates(List<IdPointer> pointers, Json.Obj status, Json.@Nullable Obj body) {
        return pointers.stream()
                .map(pointer -> {
                    Json root = pointer.inStatus() ? status : body;
                    return root == null ? null : Json.text(pointer.find(root));
                })
                .filter(Objects::nonNull);
    }

    private Optional<String> asQueueId(String text) {
        return isQueueId(text) ? Optional.of(QueueIds.canonical(text)) : embedded(text);
    }

    private boolean isQueueId(String text) {
        // WhatsApp's id must not pass for a queue id even under a generous pattern.
        return !text.startsWith(BodyKind.WHATSAPP_PREFIX)
                && queueIdPattern.matcher(text).find();
    }

    /** Senders may put a JSON text with the queue id into members that come back as they were. */
    private Optional<String> embedded(String text) {
        if (!text.startsWith("{") || text.length() > LONGEST_EMBEDDED_JSON) {
            return Optional.empty();
        }
        try {
            return JsonReader.read(text) instanceof Json.Obj object
                    ? Stream.of("queue_id", "queueId")
                            .map(object::text)
                            .filter(Objects::nonNull)
                            .filter(this::isQueueId)
                            .map(QueueIds::canonical)
                            .findFirst()
                    : Optional.empty();
        } catch (InvalidJsonException e) {
            return Optional.empty();
        }
    }
}
