package dev.waybill.sync.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.sync.failures.ErrorCodes;
import dev.waybill.sync.run.FoundOutcome;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns timelines into what pages show. */
@Singleton
final class MessageViews {

    private final ObjectMapper json;

    MessageViews(ObjectMapper json) {
        this.json = json;
    }

    /** A line in a list of found messages. */
    MessageView line(MessageTimeline timeline) {
        return view(timeline, null, List.of(), null);
    }

    /** Everything about one. */
    MessageView whole(MessageDetail detail, @Nullable Map<String, String> patch) {
        MessageTimeline timeline = detail.timeline();
        return view(timeline, detail, events(timeline, detail.writes()), patch);
    }

    private MessageView view(
            MessageTimeline timeline,
            @Nullable MessageDetail detail,
            List<MessageView.Event> events,
            @Nullable Map<String, String> patch) {
        StatusEvent deciding = timeline.deciding();
        StatusEvent last = timeline.entries().getLast().document().event();
        return new MessageView(
                last.id().hex(),
                timeline.effective(),
                deciding == null ? null : deciding.time(),
                last.receivedAt(),
                timeline.entries().size(),
                timeline.messageIds(),
                timeline.queueIds(),
                distinct(timeline, document -> document.event().recipientId()),
                distinct(timeline, StatusDocument::displayPhoneNumber),
                detail == null ? null : detail.explanation(),
                events,
                patch);
    }

    private List<MessageView.Event> events(MessageTimeline timeline, List<FoundOutcome> writes) {
        return Stream.concat(
                        timeline.entries().stream().map(this::callback),
                        writes.stream()
                                .map(found ->
                                        new MessageView.Event(found.outcome().at(), null, found)))
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
                null);
    }

    /** Reading fills the queue id of every document, so only the body tells which one brought it. */
    private static boolean holds(JsonNode body, String queueId) {
        return body.isContainerNode()
                ? body.valueStream().anyMatch(member -> holds(member, queueId))
                : QueueIds.canonical(body.asText()).equals(queueId);
    }

    private @Nullable String error(StatusDocument document) {
        JsonNode error = tree(document.statusJson()).at("/errors/0");
        if (error.isMissingNode()) {
            return null;
        }
        int code = error.path("code").asInt();
        String details =
                error.at("/error_data/details").asText(error.path("title").asText());
        return code + ": " + ErrorCodes.of(code).text() + (details.isBlank() ? "" : " (" + details + ")");
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException notJson) {
            return json.missingNode();
        }
    }

    private static List<String> distinct(MessageTimeline timeline, Function<StatusDocument, @Nullable String> member) {
        return timeline.entries().stream()
                .map(entry -> member.apply(entry.document()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
