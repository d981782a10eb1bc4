package dev.waybill.sync.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.sync.failures.ErrorCodes;
import dev.waybill.sync.page.LocalTimes;
import dev.waybill.sync.run.FoundOutcome;
import dev.waybill.sync.run.RecordOutcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns stories into what pages show. */
@Singleton
final class MessageViews {

    private final LocalTimes views;
    private final ObjectMapper json;

    MessageViews(LocalTimes views, ObjectMapper json) {
        this.views = views;
        this.json = json;
    }

    private record Dated(Instant at, MessageView.Event event) {}

    /** A line in a list of found messages. */
    MessageView line(MessageTimeline story) {
        return view(story, null, List.of(), null);
    }

    /** Everything about one. */
    MessageView whole(MessageDetail chapter, @Nullable Map<String, String> patch) {
        MessageTimeline story = chapter.story();
        return view(story, chapter, events(story, chapter.written()), patch);
    }

    private MessageView view(
            MessageTimeline story,
            @Nullable MessageDetail chapter,
            List<MessageView.Event> events,
            @Nullable Map<String, String> patch) {
        StatusEvent deciding = story.deciding();
        StatusEvent last = story.entries().getLast().document().event();
        return new MessageView(
                last.id().hex(),
                story.effective(),
                deciding == null ? null : views.time(deciding.time()),
                views.time(last.receivedAt()),
                story.entries().size(),
                story.messageIds(),
                story.queueIds(),
                distinct(story, document -> document.event().recipientId()),
                distinct(story, StatusDocument::displayPhoneNumber),
                chapter == null ? null : chapter.conclusion(),
                events,
                patch);
    }

    private List<MessageView.Event> events(MessageTimeline story, List<FoundOutcome> written) {
        Stream<Dated> callbacks = story.entries().stream()
                .map(entry -> new Dated(entry.document().event().receivedAt(), callback(entry)));
        Stream<Dated> writes = written.stream().map(this::write);
        return Stream.concat(callbacks, writes)
                .sorted(Comparator.comparing(Dated::at))
                .map(Dated::event)
                .toList();
    }

    private MessageView.Event callback(MessageTimeline.Entry entry) {
        StatusEvent event = entry.document().event();
        return new MessageView.Event(
                views.time(event.receivedAt()),
                new MessageView.Callback(
                        event.status(),
                        entry.effect().word(),
                        entry.effect().sentence(),
                        views.time(event.time()),
                        carriesLink(entry.document()),
                        event.synced(),
                        error(entry.document()),
                        pretty(entry.document().rawJson())),
                null);
    }

    /** Runs of an earlier version did not note the time of each answer. */
    private Dated write(FoundOutcome found) {
        RecordOutcome one = found.outcome();
        Instant at = one.at() == null ? Instant.EPOCH : one.at();
        return new Dated(
                at,
                new MessageView.Event(
                        views.time(one.at()),
                        null,
                        new MessageView.Write(
                                found.runId(),
                                one.recordId(),
                                one.outcome(),
                                one.from(),
                                one.to(),
                                one.code(),
                                one.reason())));
    }

    /** Reading fills the queue id of every document, so only the body tells which one brought it. */
    private static boolean carriesLink(StatusDocument document) {
        String queueId = document.event().queueId();
        return queueId != null && document.rawJson().toLowerCase(Locale.ROOT).contains(queueId);
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

    private String pretty(String text) {
        JsonNode tree = tree(text);
        return tree.isMissingNode() ? text : tree.toPrettyString();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException notJson) {
            return json.missingNode();
        }
    }

    private static List<String> distinct(MessageTimeline story, Function<StatusDocument, @Nullable String> member) {
        return story.entries().stream()
                .map(entry -> member.apply(entry.document()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
