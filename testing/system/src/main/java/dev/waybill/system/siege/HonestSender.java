package dev.waybill.system.siege;

import dev.waybill.harness.Secrets;
import dev.waybill.system.hostile.Bodies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends callbacks at a steady rate as providers do: half with the token in the URL, half signed; one a second is a
 * batch, one every ten seconds is large. What was not answered 200 is sent again later, as providers do too.
 */
final class HonestSender implements AutoCloseable {

    static final int PER_SECOND = 50;

    private static final int LARGE_EVERY = 10 * PER_SECOND;
    private static final int STATUSES_OF_A_BATCH = 100;
    private static final int STATUSES_OF_A_LARGE_ONE = 1000;
    private static final int PADDING_OF_A_LARGE_ONE = 2_700;
    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TRIES = 5;

    private final String round;
    private final URI webhook;
    private final Secrets secrets;
    private final HttpClient client;
    private final Queue<Callback> unanswered = new ConcurrentLinkedQueue<>();
    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();
    private final Tally byToken = new Tally();
    private final Tally bySignature = new Tally();

    /**
     * A sender at one address.
     *
     * @param round what its message ids begin with
     * @param webhook where callbacks go, without a token
     */
    HonestSender(String round, URI webhook, Secrets secrets, InetAddress address) {
        this.round = round;
        this.webhook = webhook;
        this.secrets = secrets;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(address)
                .build();
    }

    private record Callback(String body, boolean signed) {}

    /** Sends for so long, and returns when everything that was sent is answered or given up. */
    void send(Duration duration) throws InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < duration.toSeconds() * PER_SECOND; i++) {
                long due = began + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                Callback callback = callback(i);
                threads.execute(() -> sendInTime(callback));
            }
        }
    }

    /** Sends again what was not answered 200. */
    void sendAgain() throws InterruptedException {
        for (int tries = 0; tries < TRIES && !unanswered.isEmpty(); tries++) {
            List<Callback> again = new ArrayList<>(unanswered);
            unanswered.clear();
            for (Callback callback : again) {
                if (post(callback) != 200) {
                    unanswered.add(callback);
                }
            }
        }
    }

    /** What came of the callbacks that carried the token. */
    Tally byToken() {
        return byToken;
    }

    /** What came of those that were signed. */
    Tally bySignature() {
        return bySignature;
    }

    /** The message ids of everything that was sent. */
    Set<String> messageIds() {
        return Set.copyOf(messageIds);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Callback callback(int number) {
        String messageId = "wamid." + round + "." + number;
        boolean large = number % LARGE_EVERY == LARGE_EVERY / 2;
        boolean batch = !large && number % PER_SECOND == 0;
        // The turn of a kind decides who vouches for it, so that both kinds of proof carry all kinds of callbacks.
        boolean signed = (large ? number / LARGE_EVERY : batch ? number / PER_SECOND : number) % 2 == 1;
        int statuses = large ? STATUSES_OF_A_LARGE_ONE : batch ? STATUSES_OF_A_BATCH : 1;
        List<String> ids =
                IntStream.range(0, statuses).mapToObj(i -> messageId + "." + i).toList();
        messageIds.addAll(ids);
        return new Callback(Bodies.statuses(ids, large ? PADDING_OF_A_LARGE_ONE : 0), signed);
    }

    private void sendInTime(Callback callback) {
        long began = System.nanoTime();
        try {
            int status = post(callback);
            boolean inTime = System.nanoTime() - began <= IN_TIME.toNanos();
            (callback.signed() ? bySignature : byToken).count(status == 200 && inTime, status);
            if (status != 200) {
                unanswered.add(callback);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The status of the answer, 0 if there was none. */
    private int post(Callback callback) throws InterruptedException {
        byte[] body = callback.body().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = callback.signed()
                ? HttpRequest.newBuilder(webhook).header("X-Hub-Signature-256", "sha256=" + hmac(body))
                : HttpRequest.newBuilder(URI.create(webhook + "?token=" + secrets.urlToken()));
        try {
            return client.send(
                            request.header("Content-Type", "application/json")
                                    .timeout(LIMIT)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secrets.appSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
