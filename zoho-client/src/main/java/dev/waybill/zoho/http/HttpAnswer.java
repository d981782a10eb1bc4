package dev.waybill.zoho.http;

import io.netty.buffer.ByteBufInputStream;
import io.vertx.core.buffer.Buffer;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back over HTTP, whatever its status.
 *
 * @param status HTTP status
 * @param headers the first value of each header; names in any case
 * @param body empty if there was none
 */
public record HttpAnswer(int status, Map<String, String> headers, Buffer body) {

    private static final int START = 100;

    /** Copies the headers. */
    public HttpAnswer {
        var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** The first value of a header, if it is there and not blank. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    /** The body for a reader, without a copy of it. */
    @SuppressWarnings("deprecation") // this version of Vert.x has no other way
    public InputStream content() {
        return new ByteBufInputStream(body.getByteBuf());
    }

    /** Whether this is a page for people: from a gateway, or a log-in form. */
    public boolean isHtml() {
        return header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                        .isPresent()
                || body.slice(0, Math.min(body.length(), START))
                        .toString()
                        .stripLeading()
                        .startsWith("<");
    }
}
