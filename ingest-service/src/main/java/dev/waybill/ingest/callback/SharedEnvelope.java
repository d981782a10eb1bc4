package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import dev.waybill.ingest.json.JsonWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The envelope that the statuses of one change share, narrowed to one of them.
 *
 * <p>Every status keeps a copy, so a part that is large is left out: storage grows with the number of statuses and
 * never with its square. Of the contacts a status keeps the one of its recipient.
 */
final class SharedEnvelope {

    private final @Nullable Json object;
    private final boolean flat;
    private final Map<String, Json> entry;
    private final Map<String, Json> change;
    private final Map<String, Json> value;
    private final Map<String, Json> contacts = new HashMap<>();

    /** An envelope without entry and change is flat: the body is itself what a change holds. */
    SharedEnvelope(Json.Obj body, Json.@Nullable Obj entry, Json.@Nullable Obj change, Json.Obj value) {
        this.object = small(body.get("object"));
        this.flat = entry == null;
        this.entry = small(entry, "id");
        this.change = small(change, "field");
        this.value = small(value, "messaging_product", "metadata");
        for (Json contact : Json.list(value.get("contacts"))) {
            addContact(contact);
        }
    }

    /** The envelope with this status alone in it. */
    Json.Obj narrowedTo(Json.Obj status, @Nullable String recipient) {
        Map<String, Json> narrowedValue = new LinkedHashMap<>(value);
        Json contact = recipient == null ? null : contacts.get(recipient);
        if (contact != null) {
            narrowedValue.put("contacts", new Json.Arr(List.of(contact)));
        }
        narrowedValue.put("statuses", new Json.Arr(List.of(status)));
        if (flat) {
            return envelope(narrowedValue);
        }
        Map<String, Json> narrowedChange = new LinkedHashMap<>(change);
        narrowedChange.put("value", Json.object(narrowedValue));
        Map<String, Json> narrowedEntry = new LinkedHashMap<>(entry);
        narrowedEntry.put("changes", new Json.Arr(List.of(Json.object(narrowedChange))));
        return envelope(Map.of("entry", new Json.Arr(List.of(Json.object(narrowedEntry)))));
    }

    private Json.Obj envelope(Map<String, Json> content) {
        Map<String, Json> envelope = new LinkedHashMap<>();
        if (object != null) {
            envelope.put("object", object);
        }
        envelope.putAll(content);
        return Json.object(envelope);
    }

    private void addContact(Json contact) {
        if (contact instanceof Json.Obj person && small(person) != null) {
            Stream.of("wa_id", "user_id").map(person::text).forEach(id -> {
                if (id != null) {
                    contacts.putIfAbsent(id, person);
                }
            });
        }
    }

    private static Map<String, Json> small(Json.@Nullable Obj parent, String... names) {
        Map<String, Json> parts = new LinkedHashMap<>();
        for (String name : names) {
            Json part = parent == null ? null : small(parent.get(name));
            if (part != null) {
                parts.put(name, part);
            }
        }
        return parts;
    }

    private static @Nullable Json small(@Nullable Json part) {
        return part == null || JsonWriter.write(part).length() > SharedParts.LARGEST ? null : part;
    }
}
