package dev.waybill.harness.testbed;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Whoever sends callbacks to ingest, in their plainest shapes. Source: WhatsApp facts 2.1 and 6.1. */
public final class Provider {

    private final JsonHttp http;
    private final URI webhook;

    public Provider(JsonHttp http, Testbed testbed) {
        this.http = http;
        this.webhook = testbed.webhook();
    }

    /** Says which message a queue id became. */
    public void link(String queueId, String messageId) throws InterruptedException {
        post(Map.of(
                "messaging_channel", "whatsapp",
                "message", Map.of("queue_id", queueId, "message_status", "accepted"),
                "response", Map.of("messages", List.of(Map.of("id", messageId)))));
    }

    /**
     * Tells a status of messages, all in one callback.
     *
     * @param timestamp seconds since 1970
     */
    public void tell(String status, long timestamp, List<String> messageIds) throws InterruptedException {
        List<Map<String, String>> statuses = messageIds.stream()
                .map(id -> Map.of("id", id, "status", status, "timestamp", Long.toString(timestamp)))
                .toList();
        Map<String, Object> change = Map.of("field", "messages", "value", Map.of("statuses", statuses));
        post(Map.of("object", "whatsapp_business_account", "entry", List.of(Map.of("changes", List.of(change)))));
    }

    private void post(Object callback) throws InterruptedException {
        int status = http.post(webhook, callback).status();
        if (status != 200) {
            throw new ApplicationException("ingest answered " + status + " to a callback");
        }
    }
}
