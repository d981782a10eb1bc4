package dev.waybill.sync.messages;

import dev.waybill.sync.run.FoundOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as a page shows it.
 *
 * @param documentId a document of the message, which stands for it in addresses: it holds no phone number
 * @param effective the effective status, absent if no status is known
 * @param since when the status came about that decides
 * @param last when the last callback came
 * @param callbacks how many came
 * @param why why the record says what it says
 * @param events callbacks and what cycles did, the earliest first
 * @param patch what a pending record with the queue id would be sent, absent if nothing
 */
public record MessageView(
        String documentId,
        @Nullable String effective,
        @Nullable Instant since,
        @Nullable Instant last,
        int callbacks,
        List<String> messageIds,
        List<String> queueIds,
        List<String> recipients,
        List<String> numbers,
        @Nullable Explanation why,
        List<Event> events,
        @Nullable Map<String, String> patch) {

    /**
     * Something that happened: one of both is there.
     *
     * @param write what a cycle did to the record
     */
    public record Event(
            @Nullable Instant time,
            @Nullable Callback callback,
            @Nullable FoundOutcome write) {}

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
