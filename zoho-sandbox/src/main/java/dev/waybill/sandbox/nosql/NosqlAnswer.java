package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.wire.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a NoSQL call answers.
 *
 * @param errorCode Catalyst's word for what went wrong
 * @param closes whether the connection ends with it
 */
record NosqlAnswer(int httpStatus, @Nullable String errorCode, String contentType, String body, boolean closes) {

    private static final String JSON = "application/json;charset=UTF-8";

    /** The success envelope. Source: Catalyst NoSQL facts 1.1. */
    static NosqlAnswer success(JsonNode data) {
        String body = Json.text(Json.object().put("status", "success").set("data", data));
        return new NosqlAnswer(200, null, JSON, body, false);
    }

    /** The failure envelope. Source: Catalyst NoSQL facts 1.1. */
    static NosqlAnswer failure(int httpStatus, String errorCode, String message) {
        String body = Json.text(Json.object()
                .put("status", "failure")
                .set("data", Json.object().put("message", message).put("error_code", errorCode)));
        return new NosqlAnswer(httpStatus, errorCode, JSON, body, false);
    }

    /** A gateway's page. */
    static NosqlAnswer page(int httpStatus, String title) {
        String html = String.format(
                Locale.ROOT,
                "<html><head><title>%d %s</title></head><body><h1>%d %s</h1></body></html>",
                httpStatus,
                title,
                httpStatus,
                title);
        return new NosqlAnswer(httpStatus, null, "text/html;charset=UTF-8", html, false);
    }

    /** The same, and the connection is closed behind it. */
    NosqlAnswer closing() {
        return new NosqlAnswer(httpStatus, errorCode, contentType, body, true);
    }
}
