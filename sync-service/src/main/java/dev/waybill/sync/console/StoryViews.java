package dev.waybill.sync.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.sync.control.Views;
import dev.waybill.sync.failure.ErrorCodes;
import dev.waybill.sync.message.Chapter;
import dev.waybill.sync.message.Story;
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
final class StoryViews {

    private final Views views;
    private final ObjectMapper json;

    StoryViews(Views views, ObjectMapper json) {
        this.views = views;
        this.json = json;
    }

    private record Dated(Instant at, StoryView.Event event) {}

    /** A line in a list of found messages. */
    StoryView line(Story story) {
        return view(story, null, List.of(), null);
    }

    /** Everything about one. */
    StoryView whole(Chapter chapter, @Nullable Map<String, String> patch) {
        Story story = chapter.story();
        return view(story, chapter, events(story, chapter.told()), patch);
    }

    private StoryView view(
            Story story, @Nullable Chapter chapter, List<StoryView.Event> events, @Nullable Map<String, String> patch) {
        StatusEvent deciding = story.deciding();
        StatusEvent last = story.scenes().getLast().document().event();
        return new StoryView(
                last.id().hex(),
                story.effective(),
                deciding == null ? null : views.time(deciding.time()),
                views.time(last.receivedAt()),
                story.scenes().size(),
                story.messageIds(),
                story.queueIds(),
                distinct(story, document -> document.event().recipientId()),
                distinct(story, StatusDocument::displayPhoneNumber),
                chapter == null ? null : chapter.conclusion(),
                events,
                patch);
    }

    private List<StoryView.Event> events(Story story, List<FoundOutcome> told) {
        Stream<Dated> callbacks = story.scenes().stream()
                .map(scene -> new Dated(scene.document().event().receivedAt(), callback(scene)));
        Stream<Dated> writes = told.stream().map(this::write);
        return Stream.concat(callbacks, writes)
                .sorted(Comparator.comparing(Dated::at))
                .map(Dated::event)
                .toList();
    }

    private StoryView.Event callback(Story.Scene scene) {
        StatusEvent event = scene.document().event();
        return new StoryView.Event(
                views.time(event.receivedAt()),
                new StoryView.Callback(
                        event.status(),
                        scene.effect().word(),
                        scene.effect().sentence(),
                        views.time(event.time()),
                        carriesLink(scene.document()),
                        event.told(),
                        error(scene.document()),
                        pretty(scene.document().rawJson())),
                null);
    }

    /** Runs of an earlier version did not note the time of each answer. */
    private Dated write(FoundOutcome found) {
        RecordOutcome one = found.outcome();
        Instant at = one.at() == null ? Instant.EPOCH : one.at();
        return new Dated(
                at,
                new StoryView.Event(
                        views.time(one.at()),
                        null,
                        new StoryView.Write(
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

    private static List<String> distinct(Story story, Function<StatusDocument, @Nullable String> member) {
        return story.scenes().stream()
                .map(scene -> member.apply(scene.document()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
