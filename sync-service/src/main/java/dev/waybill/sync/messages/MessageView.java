package dev.waybill.sync.messages;

import dev.waybill.sync.runs.FoundOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as its page shows it.
 *
 * @param timeline its callbacks
 * @param why why the record has the status it has
 * @param events callbacks and what cycles did, the earliest first
 * @param patch what a pending record with the queue id would be sent, absent if nothing
 */
public record MessageView(
        MessageTimeline timeline,
        Explanation why,
        List<Event> events,
        @Nullable Map<String, String> patch) {

    /**
     * Something that happened: one of both is there.
     *
     * @param write what a cycle did to the record
     * @param guessed whether the record was written by a guessed link
     */
    public record Event(
            Instant time,
            @Nullable Callback callback,
            @Nullable FoundOutcome write,
            boolean guessed) {}

    /**
     * A callback.
     *
     * @param effect one word for what it did to the effective status
     * @param sentence what it did
     * @param claimed the time that the callback names
     * @param error WhatsApp's words for a failure
     * @param body the status object and the callback, as they were stored
     */
    public record Callback(
            String status,
            String effect,
            String sentence,
            @Nullable Instant claimed,
            boolean link,
            boolean synced,
            @Nullable String error,
            String body) {}
}
