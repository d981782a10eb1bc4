package dev.waybill.operator.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.setting.Blanks;
import dev.waybill.operator.problem.JsonProblems;
import dev.waybill.operator.problem.ProblemException;
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

    /**
     * From the members {@code username} and {@code password} of a JSON object, when both are there as texts. Fails with
     * a 400 problem that names the place if the body begins as an object and is no JSON: somebody who is told to log in
     * would look for the fault in the password.
     */
    static Optional<Credentials> fromJson(byte[] body, ObjectMapper json) {
        if (!isObject(body)) {
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
            throw new ProblemException(JsonProblems.malformed(notJson));
        }
    }

    private static boolean isObject(byte[] body) {
        return Blanks.strip(new String(body, StandardCharsets.UTF_8)).startsWith("{");
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
