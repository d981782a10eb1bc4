package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import org.jspecify.annotations.Nullable;

/** What the statuses of one change share. */
final class SharedParts {

    /** Real parts have up to some 200 characters. */
    static final int LARGEST = 1024;

    private final Json.Obj body;
    private final Json.@Nullable Obj entry;
    private final Json.@Nullable Obj change;
    private final Json.Obj value;
    private final @Nullable String phoneNumberId;
    private final @Nullable String displayPhoneNumber;
    private @Nullable SharedEnvelope envelope;

    private SharedParts(Json.Obj body, Json.@Nullable Obj entry, Json.@Nullable Obj change, Json.Obj value) {
        this.body = body;
        this.entry = entry;
        this.change = change;
        this.value = value;
        Json.Obj metadata = value.object("metadata");
        this.phoneNumberId = metadata == null ? null : shortText(metadata.text("phone_number_id"));
        this.displayPhoneNumber = metadata == null ? null : shortText(metadata.text("display_phone_number"));
    }

    /** Of a change in Meta's envelope. */
    static SharedParts ofChange(Json.Obj body, Json.Obj entry, Json.Obj change, Json.Obj value) {
        return new SharedParts(body, entry, change, value);
    }

    /** Of a body that is itself what a change holds. */
    static SharedParts ofFlatBody(Json.Obj body) {
        return new SharedParts(body, null, null, body);
    }

    @Nullable
    String phoneNumberId() {
        return phoneNumberId;
    }

    @Nullable
    String displayPhoneNumber() {
        return displayPhoneNumber;
    }

    /** The envelope with this status alone in it. */
    Json.Obj narrowedTo(Json.Obj status, @Nullable String recipient) {
        return envelope().narrowedTo(status, recipient);
    }

    /** Made when it is first asked for: the only status of a body, which most are, keeps the body itself. */
    private SharedEnvelope envelope() {
        SharedEnvelope known = envelope;
        SharedEnvelope shared = known == null ? new SharedEnvelope(body, entry, change, value) : known;
        envelope = shared;
        return shared;
    }

    private static @Nullable String shortText(@Nullable String text) {
        return text == null || text.length() > LARGEST ? null : text;
    }
}
