package dev.waybill.system.outage;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sends callbacks at a steady rate, one status of one message each, whether or not earlier ones are answered: an answer
 * that comes late holds up none of the others. What this side is late by itself is told apart.
 */
final class SteadySender {

    private final JsonHttp http;
    private final URI webhook;
    private final int perSecond;
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private long next;

    SteadySender(JsonHttp http, URI webhook, int perSecond) {
        this.http = http;
        this.webhook = webhook;
        this.perSecond = perSecond;
    }

    /**
     * A callback and what became of it.
     *
     * @param status of the answer, 0 if there was none
     * @param lateNanos from when it was due until it was sent
     * @param nanos from then until its answer
     */
    record Sent(String messageId, int status, long lateNanos, long nanos) {}

    /** Sends for so many seconds and returns when all are answered. */
    void send(long seconds) throws InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < seconds * perSecond; i++) {
                long due = began + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                String messageId = "wamid.outage." + next++;
                threads.execute(() -> sent.add(post(messageId, due)));
            }
        }
    }

    /** Everything that was sent since the last question. */
    List<Sent> takeSent() {
        List<Sent> taken = new ArrayList<>();
        for (Sent one = sent.poll(); one != null; one = sent.poll()) {
            taken.add(one);
        }
        return taken;
    }

    private Sent post(String messageId, long due) {
        String callback = http.text(callback(messageId));
        long began = System.nanoTime();
        int status = 0;
        try {
            status = http.post(webhook, callback, Map.of()).status();
        } catch (ApplicationException e) {
            // No answer is what the report counts.
            status = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Sent(messageId, status, Math.max(0, began - due), System.nanoTime() - began);
    }

    private static Map<String, Object> callback(String messageId) {
        Map<String, Object> status = Map.of(
                "id", messageId,
                "status", "delivered",
                "timestamp", "1760000000",
                "recipient_id", "919000000001");
        Map<String, Object> change = Map.of("field", "messages", "value", Map.of("statuses", List.of(status)));
        return Map.of("object", "whatsapp_business_account", "entry", List.of(Map.of("changes", List.of(change))));
    }
}
