package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Waybill made of a status, kept beside what was received. */
final class Normalised {

    private static final String MEMBER = "normalised";

    private Normalised() {}

    /** The object with one more member that holds those texts that are there. */
    static Json.Obj addedTo(Json.Obj received, Map<String, @Nullable String> texts) {
        Map<String, Json> present = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (text != null) {
                present.put(name, new Json.Text(text));
            }
        });
        return received.with(MEMBER, Json.object(present));
    }
}
