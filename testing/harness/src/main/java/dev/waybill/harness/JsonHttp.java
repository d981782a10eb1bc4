package dev.waybill.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Calls with JSON bodies. */
public final class JsonHttp {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer; the body is a missing node when there is none. */
    public record Answer(int status, JsonNode body) {}

    /** The status of a GET, or 0 when nobody answers. */
    public int statusOf(URI uri) throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(uri).GET()).status();
        } catch (ApplicationException e) {
            return 0;
        }
    }

    public Answer get(URI uri) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    /** Posts any value as JSON. */
    public Answer post(URI uri, Object body) throws InterruptedException {
        return post(uri, text(body), Map.of());
    }

    /** Posts text as it stands. */
    public Answer post(URI uri, String body, Map<String, String> headers) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** What a GET answers, whatever it is. */
    public String text(URI uri) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new ApplicationException("no answer from " + place(uri), e);
        }
    }

    /** A value as JSON text. */
    public String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value", e);
        }
    }

    private Answer send(HttpRequest.Builder request) throws InterruptedException {
        HttpRequest built = request.timeout(LIMIT).build();
        try {
            HttpResponse<byte[]> response = client.send(built, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (JsonProcessingException e) {
            throw new ApplicationException(place(built.uri()) + " answered something that is not JSON", e);
        } catch (IOException e) {
            throw new ApplicationException("no answer from " + place(built.uri()), e);
        }
    }

    /** Without the query, which may hold a token. */
    private static String place(URI uri) {
        return "http://" + uri.getAuthority() + uri.getPath();
    }
}
