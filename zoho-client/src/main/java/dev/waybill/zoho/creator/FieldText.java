package dev.waybill.zoho.creator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns a field of any shape into the text that Creator displays. Source: Zoho Creator facts 1.5. */
final class FieldText {

    private FieldText() {}

    /**
     * {@code ""} for null; a lookup's display value; several choices joined by commas; numbers with all their digits.
     */
    static String of(JsonNode value) {
        if (value.isObject()) {
            JsonNode shown = value.path("zc_display_value");
            return shown.isMissingNode() ? value.toString() : of(shown);
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(FieldText::of)
                    .collect(Collectors.joining(","));
        }
        return value.isNull() ? "" : value.asText();
    }
}
