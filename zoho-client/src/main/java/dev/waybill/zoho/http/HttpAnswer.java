package dev.waybill.zoho.http;

import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back over HTTP, whatever its status.
 *
 * @param status HTTP status
 * @param headers the first value of each header; names in any case
 * @param body text, empty if there was none
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

    /** Copies the headers. */
    public HttpAnswer {
        var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** The answer of a REST client. */
    public static HttpAnswer of(Response response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.getStringHeaders()
                .forEach((name, values) -> values.stream().findFirst().ifPresent(first -> headers.put(name, first)));
        // Typed answers of the REST client read the body of a 2xx only; Zoho's errors are in the bodies of the others.
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return new HttpAnswer(response.getStatus(), headers, body);
    }

    /** The first value of a header, if it is there and not blank. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether this is a page for people: from a gateway, or a log-in form. */
    public boolean isHtml() {
        return header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                        .isPresent()
                || body.stripLeading().startsWith("<");
    }
}
