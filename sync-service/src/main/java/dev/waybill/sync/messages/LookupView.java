package dev.waybill.sync.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a queue id.
 *
 * @param queueId as it was asked
 * @param documents its status events, the earliest first
 * @param links the messages it is linked to
 * @param effectiveStatus what they come down to, null if no status is known
 * @param patch what a pending record with this queue id would be sent, null if nothing
 */
public record LookupView(
        String queueId,
        List<Document> documents,
        List<Link> links,
        @Nullable String effectiveStatus,
        @Nullable Patch patch) {

    /** A status event, with the member names of documents. Source: product 2.2. */
    public record Document(
            @JsonProperty("_id") String id,
            @Nullable String webhookId,
            @Nullable String queueId,
            String status,
            @Nullable String recipientId,
            @Nullable String webTimestamp,
            String createdTime,
            boolean updated) {}

    /** A queue id and a message id that belong together. */
    public record Link(String queueId, String webhookId) {}

    /** The body of the PATCH. */
    public record Patch(Map<String, String> data) {}
}
