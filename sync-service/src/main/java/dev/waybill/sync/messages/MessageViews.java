package dev.waybill.sync.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.sync.failures.ErrorCodes;
import dev.waybill.sync.failures.SendError;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prepares timelines for pages. */
@Singleton
final class MessageViews {

    private final ObjectMapper json;

    MessageViews(ObjectMapper json) {
        this.json = json;
    }

    /** Everything about a message. */
    MessageView of(MessageDetail detail, @Nullable Map<String, String> patch) {
        MessageTimeline timeline = detail.timeline();
        return new MessageView(timeline, detail.explanation(), events(detail), patch);
    }

    private List<MessageView.Event> events(MessageDetail detail) {
        return Stream.concat(
                        detail.timeline().entries().stream().map(this::callback),
                        detail.writes().stream()
                                .map(found -> new MessageView.Event(
                                        found.outcome().at(), null, found, detail.isWrittenByGuess(found))))
                .sorted(Comparator.comparing(MessageView.Event::time))
                .toList();
    }

    private MessageView.Event callback(MessageTimeline.Entry entry) {
        StatusEvent event = entry.document().event();
        JsonNode body = tree(entry.document().rawJson());
        return new MessageView.Event(
                event.receivedAt(),
                new MessageView.Callback(
                        event.status(),
                        entry.effect().word(),
                        entry.effect().sentence(),
                        event.time(),
                        event.queueId() != null && holds(body, event.queueId()),
                        event.synced(),
                        error(entry.document()),
                        body.isMissingNode() ? entry.document().rawJson() : body.toPrettyString()),
                null,
                false);
    }

    /**
     * The store fills in the queue id of every document of a message, so only the body shows which callback brought it.
     */
    private static boolean holds(JsonNode body, String queueId) {
        return body.isContainerNode()
                ? body.valueStream().anyMatch(member -> holds(member, queueId))
                : QueueIds.canonical(body.asText()).equals(queueId);
    }

    private @Nullable String error(StatusDocument document) {
        SendError error = SendError.of(document.statusJson(), json.reader());
        if (error == null) {
            return null;
        }
        String named = error.code() == null
                ? "No code"
                : error.code() + ": " + ErrorCodes.of(error.code()).text();
        return named + (error.details().isBlank() ? "" : " (" + error.details() + ")");
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException notJson) {
            return json.missingNode();
        }
    }
}
