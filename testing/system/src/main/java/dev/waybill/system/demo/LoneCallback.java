package dev.waybill.system.demo;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.testbed.Testbed;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** One message whose callback comes while nothing else happens: how soon its record says so. */
public final class LoneCallback {

    private static final String QUEUE_ID = "5d0f9a7e-3b0c-4c7e-9d0a-3f1b2c4d5e6f";
    private static final String MESSAGE_ID = "wamid.lone";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final JsonHttp http;
    private final Testbed testbed;
    private final URI records;

    public LoneCallback(JsonHttp http, Testbed testbed) {
        this.http = http;
        this.testbed = testbed;
        this.records = URI.create("http://127.0.0.1:" + testbed.ports().sandbox() + "/sandbox/creator/records");
    }

    /** From the 200 of the callback to the record that says delivered. */
    public Duration inCreatorAfter() throws InterruptedException {
        http.post(records, List.of(Map.of("Status", "", "Queue_ID_DV", QUEUE_ID, "DV_Reference", "LONE")));
        post(Map.of(
                "messaging_channel", "whatsapp",
                "message", Map.of("queue_id", QUEUE_ID, "message_status", "accepted"),
                "response", Map.of("messages", List.of(Map.of("id", MESSAGE_ID)))));
        Map<String, Object> status = Map.of("id", MESSAGE_ID, "status", "delivered", "timestamp", "1760000000");
        Map<String, Object> change = Map.of("field", "messages", "value", Map.of("statuses", List.of(status)));
        post(Map.of("object", "whatsapp_business_account", "entry", List.of(Map.of("changes", List.of(change)))));
        long since = System.nanoTime();
        while (!isDelivered()) {
            if (System.nanoTime() - since > LIMIT.toNanos()) {
                throw new ApplicationException("a record did not get its status within " + LIMIT.toMinutes()
                        + " minutes of its callback, without a cycle");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private void post(Map<String, Object> callback) throws InterruptedException {
        int answered = http.post(testbed.webhook(), callback).status();
        if (answered != 200) {
            throw new ApplicationException("a callback was answered " + answered + " instead of 200");
        }
    }

    private boolean isDelivered() throws InterruptedException {
        return StreamSupport.stream(http.get(records).body().spliterator(), false)
                .anyMatch(record -> record.path("Queue_ID_DV").asText().equals(QUEUE_ID)
                        && record.path("Status").asText().equals("delivered"));
    }
}
