package dev.waybill.zoho.creator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.waybill.zoho.http.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the records out of a page: the fields that were asked for, of as many records as were asked for. */
final class PageReader implements EnvelopeReader.Data {

    private static final String ID = "ID";

    private final Set<String> fields;
    private final int most;
    private final List<CreatorRecord> records = new ArrayList<>();
    private final List<RecordPage.Refused> refused = new ArrayList<>();
    private final Set<String> absent = new HashSet<>();
    private boolean found;

    PageReader(RecordQuery query) {
        this.fields = Set.copyOf(query.fields());
        this.most = query.maxRecords();
        absent.addAll(fields);
        absent.add(ID);
    }

    @Override
    public void read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            found = json.currentToken() == JsonToken.START_OBJECT;
            row(json);
            return;
        }
        found = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            row(json);
        }
    }

    /** Whether there was any data. */
    boolean found() {
        return found;
    }

    RecordPage page(Optional<String> nextCursor) {
        boolean noRow = records.isEmpty() && refused.isEmpty();
        return new RecordPage(records, refused, noRow ? Set.of() : absent, nextCursor);
    }

    private void row(JsonParser json) throws IOException {
        if (records.size() + refused.size() >= most || json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        String id = "";
        Map<String, String> values = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            absent.remove(name);
            if (name.equals(ID)) {
                id = FieldText.read(json);
            } else if (fields.contains(name)) {
                values.put(name, FieldText.read(json));
            } else {
                json.skipChildren();
            }
        }
        if (CreatorRecord.isId(id)) {
            records.add(new CreatorRecord(id, values));
        } else {
            refused.add(new RecordPage.Refused(SafeText.cut(SafeText.of(id), CreatorRecord.LONGEST_ID), whyNot(id)));
        }
    }

    private static String whyNot(String id) {
        return id.isBlank()
                ? "Creator gave it no ID, so it cannot be updated"
                : "its ID is none, which has 1 to " + CreatorRecord.LONGEST_ID + " digits; it cannot be updated";
    }
}
