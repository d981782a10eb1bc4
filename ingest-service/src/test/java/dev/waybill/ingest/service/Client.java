package dev.waybill.ingest.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.ingest.callback.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls the service under test. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The log-in of an operator, for the header {@code Authorization}. */
    static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString((Guarded.OPERATOR + ":" + Guarded.PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Client(URI base) {
        this.base = base;
    }

    /** A callback with the right URL token. */
    HttpResponse<String> callback(String body) {
        return send("POST", tokenPath(), BodyPublishers.ofString(body));
    }

    /** A callback with statuses {@code sent} of as many messages. */
    HttpResponse<String> sentStatuses(int from, int to) {
        return callback(Reading.envelope(IntStream.range(from, to)
                .mapToObj(i ->
                        "{\"id\":\"wamid.%d\",\"status\":\"sent\",\"timestamp\":%d}".formatted(i, 1_750_000_000 + i))
                .toArray(String[]::new)));
    }

    /** An operator's question, with the log-in in the header. */
    HttpResponse<String> ask(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = BASIC;
        return send("POST", path, BodyPublishers.ofString(body), all);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    static String tokenPath() {
        return "/webhook?token=" + URLEncoder.encode(Guarded.TOKEN, StandardCharsets.UTF_8);
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
