package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.InvalidJsonException;
import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonReader;
import org.jspecify.annotations.Nullable;

/** Parts of a provider's body, which may be objects, JSON texts of objects, or lists of them. */
final class Parts {

    /** Real parts have up to a thousand characters. */
    private static final int LONGEST_JSON_TEXT = 64 << 10;

    private Parts() {}

    /** The member as an object: itself, read from its text, or the first of a list; absent where it is none. */
    static Json.@Nullable Obj object(Json.@Nullable Obj body, String name) {
        return body == null ? null : object(body.get(name));
    }

    private static Json.@Nullable Obj object(@Nullable Json value) {
        return switch (value) {
            case Json.Obj object -> object;
            case Json.Arr(var elements)
            when !elements.isEmpty() && !(elements.getFirst() instanceof Json.Arr) -> object(elements.getFirst());
            case Json.Text(String text) -> ofText(text);
            case null, default -> null;
        };
    }

    private static Json.@Nullable Obj ofText(String raw) {
        String text = raw.strip();
        if (!text.startsWith("{") && !text.startsWith("[") || text.length() > LONGEST_JSON_TEXT) {
            return null;
        }
        try {
            return switch (JsonReader.read(text)) {
                case Json.Obj object -> object;
                case Json.Arr(var elements)
                when !elements.isEmpty() && elements.getFirst() instanceof Json.Obj first -> first;
                default -> null;
            };
        } catch (InvalidJsonException e) {
            return null;
        }
    }
}
