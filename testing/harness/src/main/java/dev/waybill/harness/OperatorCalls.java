package dev.waybill.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Calls of an operator to ingest-service whose answers are timed, or counted while they come. */
public final class OperatorCalls implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String login;

    public OperatorCalls(Application ingest, Secrets secrets) {
        this.server = ingest.url();
        this.login = "Basic "
                + Base64.getEncoder()
                        .encodeToString((Secrets.OPERATOR + ":" + secrets.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** An answer and how long it took until its last byte was here. */
    public record Timed(byte[] answer, Duration took) {

        /** The answer as JSON; read only by whom it interests, since a page of it is work beside what is measured. */
        public JsonNode body() {
            return json(answer);
        }
    }

    /** Posts JSON; anything but 200 ends the run. */
    public Timed post(String path, String body) throws InterruptedException {
        long began = System.nanoTime();
        byte[] answer = send(request(path, body).build(), BodyHandlers.ofByteArray());
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Posts JSON and counts the lines of the answer while they come. */
    public long lines(String path, String body) throws InterruptedException {
        LineCount lines = new LineCount();
        return send(
                request(path, body).header("Accept", "application/x-ndjson").build(),
                BodyHandlers.fromSubscriber(lines, LineCount::counted));
    }

    /** Documents in {@code webhook_logs}. */
    public long documents() throws InterruptedException {
        byte[] answer =
                send(HttpRequest.newBuilder(server.resolve("/webhook/status")).build(), BodyHandlers.ofByteArray());
        return json(answer).path("record_counts").path("webhook_logs").asLong();
    }

    private static JsonNode json(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new ApplicationException("ingest-service answered something that is not JSON", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws InterruptedException {
        try {
            HttpResponse<T> response = client.send(request, handler);
            if (response.statusCode() != 200) {
                throw new ApplicationException(request.uri().getPath() + " answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new ApplicationException("no answer from " + request.uri().getPath() + ": " + e.getMessage(), e);
        }
    }
}
