package dev.waybill.operator.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name and a password as a caller gave them. */
record Credentials(String name, String password) {

    private static final String SCHEME = "basic ";

    /** From the {@code Authorization} header, when its scheme is Basic and it can be read. Source: RFC 7617. */
    static Optional<Credentials> fromBasic(@Nullable String header) {
        if (header == null || !isBasic(header)) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** From the members {@code username} and {@code password} of a JSON object, when both are there as texts. */
    static Optional<Credentials> fromJson(byte[] body, ObjectMapper json) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try {
            JsonNode read = json.readTree(body);
            JsonNode name = read.path("username");
            JsonNode password = read.path("password");
            return name.isTextual() && password.isTextual()
                    ? Optional.of(new Credentials(name.textValue(), password.textValue()))
                    : Optional.empty();
        } catch (IOException notJson) {
            // Who did not log in is not told what is wrong with the body.
            return Optional.empty();
        }
    }

    /** True when the caller chose HTTP Basic; a body is then not searched. */
    static boolean isBasic(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "Credentials[name=" + name + "]";
    }
}
