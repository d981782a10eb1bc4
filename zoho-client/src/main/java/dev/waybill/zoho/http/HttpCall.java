package dev.waybill.zoho.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has not been sent yet.
 *
 * @param target path and query, percent-encoded, behind the address of the server
 * @param headers names and values
 * @param body absent if there is none
 * @param mostBytes the answer's body may have so many; a longer one ends the call
 */
public record HttpCall(
        HttpMethod method,
        String target,
        Map<String, String> headers,
        @Nullable Buffer body,
        int mostBytes) {

    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_HEADER = 8 * 1024;

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** A call without a body, whose answer has at most 1 MiB. Zoho wants exactly this {@code Accept}. */
    public static HttpCall of(HttpMethod method, String target) {
        return new HttpCall(method, target, Map.of("Accept", "application/json"), null, MOST_BYTES);
    }

    /** The same for an answer of so many bytes. */
    public HttpCall answeredIn(int bytes) {
        return new HttpCall(method, target, headers, body, bytes);
    }

    /** The same with a body of JSON. */
    public HttpCall json(String json) {
        return body("application/json", json);
    }

    /** The same with the body of a form. */
    public HttpCall form(String encoded) {
        return body("application/x-www-form-urlencoded", encoded);
    }

    /**
     * The same with one more header; without it if the value is absent.
     *
     * @throws NoAnswer if no header can carry the value
     */
    public HttpCall with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        if (!isSendable(value)) {
            throw NoAnswer.notSent("the value for the header " + name + " is none, it has " + value.length()
                    + " characters, of which at most " + LONGEST_HEADER + " printable ones of ASCII can be sent");
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, target, more, body, mostBytes);
    }

    /** Whether the text can be the value of a header: printable ASCII, at most 8 KiB. */
    public static boolean isSendable(String value) {
        return value.length() <= LONGEST_HEADER && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** The text as a part of a path or a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpCall body(String contentType, String text) {
        return new HttpCall(method, target, headers, Buffer.buffer(text), mostBytes).with("Content-Type", contentType);
    }
}
