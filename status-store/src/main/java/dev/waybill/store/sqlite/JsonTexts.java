package dev.waybill.store.sqlite;

import java.util.Collection;
import java.util.HexFormat;
import java.util.StringJoiner;

/** Texts as a JSON array, the form in which a statement takes any number of them as one argument. */
final class JsonTexts {

    private JsonTexts() {}

    static String array(Collection<String> texts) {
        StringJoiner array = new StringJoiner(",", "[", "]");
        texts.forEach(text -> array.add(quoted(text)));
        return array.toString();
    }

    /** RFC 8259 asks for escapes of quotes, backslashes and control characters and of nothing else. */
    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
