package dev.waybill.zoho.creator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.zoho.http.SafeText;
import java.io.IOException;

/** Turns a field of any shape into the text that Creator displays. Source: Zoho Creator facts 1.5. */
final class FieldText {

    /** More than any field holds that is read here; what is longer is cut and marked. */
    private static final int LONGEST = 1000;

    private FieldText() {}

    /**
     * The value that begins at the parser's token, read to its end: {@code ""} for null; a lookup's display value;
     * several choices joined by commas; numbers with all their digits.
     */
    static String read(JsonParser json) throws IOException {
        String text = switch (json.currentToken()) {
            case START_OBJECT -> displayed(json);
            case START_ARRAY -> choices(json);
            case VALUE_NULL -> "";
            default -> json.getText();
        };
        return text.length() <= LONGEST ? text : SafeText.cut(text, LONGEST) + "…";
    }

    private static String displayed(JsonParser json) throws IOException {
        String shown = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean wanted = "zc_display_value".equals(json.currentName());
            json.nextToken();
            if (wanted) {
                shown = read(json);
            } else {
                json.skipChildren();
            }
        }
        return shown;
    }

    private static String choices(JsonParser json) throws IOException {
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (joined.length() > LONGEST) {
                json.skipChildren();
            } else {
                joined.append(first ? "" : ",").append(read(json));
                first = false;
            }
        }
        return joined.toString();
    }
}
