package dev.waybill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/** An answer as it came over the wire. */
record Reply(HttpResponse<String> response) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(text());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** HTTP status and code, as in {@code 400/9280}. */
    String verdict() {
        return status() + "/" + json().path("code").asInt();
    }
}
