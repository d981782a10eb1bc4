package dev.waybill.zoho.creator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What every JSON answer of Creator has: a code and, somewhere, a text. Source: Zoho Creator facts 5.2.
 *
 * @param code 0 if there is none
 * @param text not yet safe to show
 */
record Envelope(int code, String text, JsonNode body) {

    static final int SUCCESS = 3000;

    private static final int LONGEST_CODE = 9;

    static Envelope of(JsonNode body) {
        return new Envelope(code(body.path("code")), text(body), body);
    }

    /** A bulk answer succeeds as a whole although a record of it failed; then that record's part decides. */
    Envelope decisive() {
        return StreamSupport.stream(body.path("result").spliterator(), false)
                .map(Envelope::of)
                .filter(part -> part.code != SUCCESS)
                .filter(part -> code == SUCCESS)
                .findFirst()
                .orElse(this);
    }

    private static int code(JsonNode code) {
        if (code.isInt()) {
            return code.intValue();
        }
        String text = code.isTextual() ? code.textValue().strip() : "";
        return text.length() <= LONGEST_CODE && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : 0;
    }

    private static String text(JsonNode body) {
        return Stream.of("error", "message", "description")
                .map(name -> flat(body.path(name)))
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** {@code error} maps a field to a text, or is a list of texts, or a text. */
    private static String flat(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map((Map.Entry<String, JsonNode> member) -> member.getKey() + ": " + flat(member.getValue()))
                    .collect(Collectors.joining("; "));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Envelope::flat)
                    .collect(Collectors.joining("; "));
        }
        return node.asText("");
    }
}
