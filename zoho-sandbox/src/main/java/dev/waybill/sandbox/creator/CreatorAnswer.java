package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.ledger.Touch;
import dev.waybill.sandbox.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Creator call answers.
 *
 * @param httpStatus HTTP status
 * @param code Zoho's code; absent from a page of HTML
 * @param contentType of the body
 * @param body as it is sent
 * @param headers besides the content type
 * @param touches the records that the call was about
 */
record CreatorAnswer(
        int httpStatus,
        @Nullable Integer code,
        String contentType,
        String body,
        Map<String, String> headers,
        List<Touch> touches) {

    static final int SUCCESS = 3000;

    private static final String JSON = "application/json;charset=UTF-8";

    /** A success; the body already carries its code. */
    static CreatorAnswer success(ObjectNode body, List<Touch> touches) {
        return json(200, SUCCESS, body, touches);
    }

    /** An answer with a code and a text under {@code message}. */
    static CreatorAnswer failure(int httpStatus, int code, String message) {
        return json(httpStatus, code, Json.object().put("code", code).put("message", message), List.of());
    }

    /** An answer with a code and a text under {@code description}, as for tokens. Source: facts 5.2. */
    static CreatorAnswer described(int httpStatus, int code, String description) {
        return json(httpStatus, code, Json.object().put("code", code).put("description", description), List.of());
    }

    /** A gateway's page. */
    static CreatorAnswer page(int httpStatus, String title) {
        String html = String.format(
                Locale.ROOT,
                "<html><head><title>%d %s</title></head><body><h1>%d %s</h1></body></html>",
                httpStatus,
                title,
                httpStatus,
                title);
        return new CreatorAnswer(httpStatus, null, "text/html;charset=UTF-8", html, Map.of(), List.of());
    }

    static CreatorAnswer json(int httpStatus, int code, ObjectNode body, List<Touch> touches) {
        return new CreatorAnswer(httpStatus, code, JSON, Json.text(body), Map.of(), List.copyOf(touches));
    }

    CreatorAnswer withHeader(String name, String value) {
        return new CreatorAnswer(httpStatus, code, contentType, body, Map.of(name, value), touches);
    }

    CreatorAnswer about(List<Touch> others) {
        return new CreatorAnswer(httpStatus, code, contentType, body, headers, List.copyOf(others));
    }
}
