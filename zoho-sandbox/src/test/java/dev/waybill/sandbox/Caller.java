package dev.waybill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls a sandbox with nothing but the JDK. */
final class Caller {

    static final String REPORT = "/creator/v2.1/data/demo/messages/report/All_Messages";
    static final String FORM = "/creator/v2.1/data/demo/messages/form/Message";
    static final String REFRESH =
            "grant_type=refresh_token&client_id=sandbox&client_secret=sandbox&refresh_token=sandbox-refresh";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Caller(String base) {
        this.base = base;
        headers.put("Accept", "application/json");
    }

    /** Sends this header from now on. */
    Caller with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Caller without(String name) {
        headers.remove(name);
        return this;
    }

    /** Takes a new token from the sandbox and uses it from now on. */
    Caller login() {
        return with(
                "Authorization",
                "Zoho-oauthtoken " + issue().json().path("access_token").asText());
    }

    Reply issue() {
        return form("/oauth/v2/token", REFRESH);
    }

    Reply form(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    Reply get(String path) {
        return send(request("GET", path, ""));
    }

    Reply find(String criteria) {
        return find(criteria, 200);
    }

    Reply find(String criteria, int maxRecords) {
        return get(REPORT + "?max_records=" + maxRecords + "&criteria=" + encode(criteria));
    }

    Reply patch(String path, String body) {
        return send(request("PATCH", path, body));
    }

    Reply post(String path, String body) {
        return send(request("POST", path, body));
    }

    Reply put(String path, String body) {
        return send(request("PUT", path, body));
    }

    Reply delete(String path, String body) {
        return send(request("DELETE", path, body));
    }

    Reply getWithBody(String path, String body) {
        return send(request("GET", path, body));
    }

    CompletableFuture<Reply> postLater(String path, String body) {
        return http.sendAsync(request("POST", path, body), HttpResponse.BodyHandlers.ofString())
                .thenApply(Reply::new);
    }

    CompletableFuture<Reply> getLater(String path) {
        return http.sendAsync(request("GET", path, ""), HttpResponse.BodyHandlers.ofString())
                .thenApply(Reply::new);
    }

    /** Adds records past all limits; their IDs. */
    List<String> add(String records) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : post("/sandbox/creator/records", records).json()) {
            ids.add(id.asText());
        }
        return ids;
    }

    URI url(String path) {
        return URI.create(base + path);
    }

    String authorization() {
        return headers.getOrDefault("Authorization", "");
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    private Reply send(HttpRequest request) {
        try {
            return new Reply(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
