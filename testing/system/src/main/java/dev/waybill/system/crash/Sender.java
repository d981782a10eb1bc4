package dev.waybill.system.crash;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Sends callbacks as a provider does: what was not answered 200 is sent again, until it is. */
public final class Sender implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final JsonHttp http;
    private final URI webhook;
    private final AtomicLong next = new AtomicLong();
    private final Queue<Long> unanswered = new ConcurrentLinkedQueue<>();
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param webhook where callbacks go */
    public Sender(JsonHttp http, URI webhook) {
        this.http = http;
        this.webhook = webhook;
    }

    /** Sends on several connections until {@link #pause()} is called or nobody answers. */
    public void send() {
        sending.set(true);
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.execute(this::sendUntilPaused);
        }
    }

    /** Sends nothing new from now on. */
    public void pause() {
        sending.set(false);
    }

    /** Numbers of the callbacks that were answered 200. */
    public Set<Long> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** The message id of a callback. */
    public static String messageId(long number) {
        return "wamid.crash." + number;
    }

    @Override
    public void close() {
        pause();
        threads.close();
    }

    private void sendUntilPaused() {
        while (sending.get()) {
            Long repeated = unanswered.poll();
            long number = repeated == null ? next.getAndIncrement() : repeated;
            if (!isAcknowledged(number)) {
                unanswered.add(number);
                return;
            }
            acknowledged.add(number);
        }
    }

    private boolean isAcknowledged(long number) {
        try {
            return http.post(webhook, callback(number)).status() == 200;
        } catch (ApplicationException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Map<String, Object> callback(long number) {
        Map<String, Object> status = Map.of(
                "id", messageId(number),
                "status", "delivered",
                "timestamp", "1760000000",
                "recipient_id", "919000000001");
        Map<String, Object> change = Map.of("field", "messages", "value", Map.of("statuses", List.of(status)));
        return Map.of("object", "whatsapp_business_account", "entry", List.of(Map.of("changes", List.of(change))));
    }
}
