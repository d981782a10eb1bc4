package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the statuses of one change share, and its envelope narrowed to one of them.
 *
 * <p>Every status keeps a copy of what is beside it, so that is cut: storage grows with the number of statuses and
 * never with its square. Of the contacts a status keeps the one of its recipient.
 */
final class SharedEnvelope {

    /** Real members have up to some 200 characters. Seven of them are repeated: 8 KiB with their names. */
    private static final int LARGEST_MEMBER = 1024;

    private static final int REPEATED_MEMBERS = 7;

    /** What all envelopes of one callback repeat at most, since they are in memory together until they are packed. */
    private static final int MOST_REPEATED = 16 << 20;

    private final Json.Obj body;
    private final Json.@Nullable Obj entry;
    private final Json.@Nullable Obj change;
    private final Json.Obj value;
    private final @Nullable String phoneNumberId;
    private final @Nullable String displayPhoneNumber;
    private @Nullable Map<String, Json.Obj> contacts;

    private SharedEnvelope(Json.Obj body, Json.@Nullable Obj entry, Json.@Nullable Obj change, Json.Obj value) {
        this.body = body;
        this.entry = entry;
        this.change = change;
        this.value = value;
        Json.Obj metadata = value.object("metadata");
        this.phoneNumberId = metadata == null ? null : shortText(metadata.text("phone_number_id"));
        this.displayPhoneNumber = metadata == null ? null : shortText(metadata.text("display_phone_number"));
    }

    /** Of a change in Meta's envelope. */
    static SharedEnvelope ofChange(Json.Obj body, Json.Obj entry, Json.Obj change, Json.Obj value) {
        return new SharedEnvelope(body, entry, change, value);
    }

    /** Of a body that is itself what a change holds. */
    static SharedEnvelope ofFlatBody(Json.Obj body) {
        return new SharedEnvelope(body, null, null, body);
    }

    @Nullable
    String phoneNumberId() {
        return phoneNumberId;
    }

    @Nullable
    String displayPhoneNumber() {
        return displayPhoneNumber;
    }

    /**
     * The envelope with one status alone in it.
     *
     * @param statuses how many statuses the callback holds
     */
    Json.Obj narrowedTo(Json.Obj status, @Nullable String recipient, int statuses) {
        int most = Math.min(LARGEST_MEMBER, MOST_REPEATED / REPEATED_MEMBERS / statuses);
        Map<String, @Nullable Json> narrowedValue = new LinkedHashMap<>();
        narrowedValue.put("messaging_product", cut(value, "messaging_product", most));
        narrowedValue.put("metadata", cut(value, "metadata", most));
        Json contact = recipient == null ? null : contacts().get(recipient);
        narrowedValue.put("contacts", contact == null ? null : new Json.Arr(List.of(CutJson.copy(contact, most))));
        narrowedValue.put("errors", cut(value, "errors", most));
        narrowedValue.put("statuses", new Json.Arr(List.of(status)));

        Map<String, @Nullable Json> envelope = new LinkedHashMap<>();
        envelope.put("object", cut(body, "object", most));
        if (entry == null) {
            envelope.putAll(narrowedValue);
            return Json.object(envelope);
        }
        Map<String, @Nullable Json> narrowedChange = new LinkedHashMap<>();
        narrowedChange.put("field", cut(change, "field", most));
        narrowedChange.put("value", Json.object(narrowedValue));
        Map<String, @Nullable Json> narrowedEntry = new LinkedHashMap<>();
        narrowedEntry.put("id", cut(entry, "id", most));
        narrowedEntry.put("changes", new Json.Arr(List.of(Json.object(narrowedChange))));
        envelope.put("entry", new Json.Arr(List.of(Json.object(narrowedEntry))));
        return Json.object(envelope);
    }

    /** Sorted when the first status asks: the only status of a body, which most are, keeps the body itself. */
    private Map<String, Json.Obj> contacts() {
        Map<String, Json.Obj> known = contacts;
        if (known == null) {
            Map<String, Json.Obj> people = new HashMap<>();
            for (Json contact : Json.list(value.get("contacts"))) {
                if (contact instanceof Json.Obj person) {
                    Stream.of("wa_id", "user_id").map(person::text).forEach(id -> {
                        if (id != null) {
                            people.putIfAbsent(id, person);
                        }
                    });
                }
            }
            contacts = people;
            return people;
        }
        return known;
    }

    private static @Nullable Json cut(Json.@Nullable Obj parent, String name, int most) {
        Json member = parent == null ? null : parent.get(name);
        return member == null ? null : CutJson.copy(member, most);
    }

    private static @Nullable String shortText(@Nullable String text) {
        return text == null || text.length() > LARGEST_MEMBER ? null : text;
    }
}
