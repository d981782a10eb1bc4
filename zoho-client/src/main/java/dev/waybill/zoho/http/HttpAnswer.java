package dev.waybill.zoho.http;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestResponse;

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
    public static HttpAnswer of(RestResponse<String> response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        response.getStringHeaders()
                .forEach((name, values) -> values.stream().findFirst().ifPresent(first -> headers.put(name, first)));
        return new HttpAnswer(response.getStatus(), headers, Objects.requireNonNullElse(response.getEntity(), ""));
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
