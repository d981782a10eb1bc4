package dev.waybill.sync.failures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a message failed, from the status object: Meta's statuses hold a list {@code errors}, and queue callbacks hold
 * the answer to the send with its {@code error}. Source: WhatsApp facts 2.4 and 6.1.
 *
 * @param code WhatsApp's code, absent if none is named
 * @param details what is said beside the code, blank if nothing is
 */
public record SendError(@Nullable Integer code, String details) {

    private static final int LONGEST_JSON_TEXT = 64 << 10;

    /** Meta's messages begin with the code. */
    private static final Pattern CODE_IN_TEXT = Pattern.compile("^\\s*\\(?#(\\d{1,9})\\)");

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    /** The first error of a status object; absent where it holds none, or is no JSON. */
    public static @Nullable SendError of(String statusJson, ObjectReader json) {
        JsonNode status = tree(statusJson, json);
        return Stream.of(status, status.path("response"), status.path("message"))
                .map(part -> first(unpacked(part, json)))
                .flatMap(part -> Stream.of(part.path("errors"), part.path("error")))
                .map(error -> first(unpacked(error, json)))
                .filter(SendError::isError)
                .map(SendError::read)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isError(JsonNode error) {
        return error.isObject() ? !error.isEmpty() : error.isTextual() || error.isNumber();
    }

    private static @Nullable SendError read(JsonNode error) {
        if (error.isNumber()) {
            return new SendError(number(error), "");
        }
        if (error.isTextual()) {
            Integer code = number(error);
            return new SendError(code, code == null ? error.textValue() : "");
        }
        String details = Stream.of(
                        error.at("/error_data/details"),
                        error.path("details"),
                        error.path("title"),
                        error.path("message"))
                .map(text -> text.asText().strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        Integer code = Stream.of("code", "error_code", "errorCode", "message", "title")
                .map(name -> number(error.path(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new SendError(code, details);
    }

    private static @Nullable Integer number(JsonNode code) {
        if (code.isTextual()) {
            String text = code.textValue().strip();
            Matcher inText = CODE_IN_TEXT.matcher(text);
            if (inText.find()) {
                return Integer.valueOf(inText.group(1));
            }
            return DIGITS.matcher(text).matches() ? Integer.valueOf(text) : null;
        }
        return code.isIntegralNumber() && code.canConvertToInt() ? Integer.valueOf(code.intValue()) : null;
    }

    private static JsonNode first(JsonNode node) {
        return node.isArray() ? node.path(0) : node;
    }

    /** Some senders put JSON into a text. */
    private static JsonNode unpacked(JsonNode node, ObjectReader json) {
        if (!node.isTextual()) {
            return node;
        }
        String text = node.textValue().strip();
        boolean packed = text.length() <= LONGEST_JSON_TEXT && (text.startsWith("{") || text.startsWith("["));
        JsonNode tree = packed ? tree(text, json) : node;
        return tree.isMissingNode() ? node : tree;
    }

    private static JsonNode tree(String text, ObjectReader json) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
