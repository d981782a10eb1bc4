package dev.waybill.sync.messages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as a page shows it. Times are local to the configured zone.
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
        @Nullable String since,
        @Nullable String last,
        int callbacks,
        List<String> messageIds,
        List<String> queueIds,
        List<String> recipients,
        List<String> numbers,
        @Nullable Explanation why,
        List<Event> events,
        @Nullable Map<String, String> patch) {

    /** Something that happened: one of both is there. */
    public record Event(
            @Nullable String time,
            @Nullable Callback callback,
            @Nullable Write write) {}

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
            @Nullable String claimed,
            boolean link,
            boolean synced,
            @Nullable String error,
            String body) {}

    /**
     * What a cycle did to the record.
     *
     * @param code Zoho's code, 0 for no answer
     * @param reason Zoho's words, absent for an update
     */
    public record Write(
            String runId,
            String recordId,
            String outcome,
            String from,
            String to,
            @Nullable Integer code,
            @Nullable String reason) {}
}
