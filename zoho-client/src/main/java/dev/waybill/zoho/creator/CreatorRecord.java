package dev.waybill.zoho.creator;

import java.util.Map;

/**
 * One row of a report, every value as the text Creator displays; an empty or missing field is {@code ""}.
 *
 * @param id 15 to 19 digits
 * @param fields by link name, without {@code ID}
 */
public record CreatorRecord(String id, Map<String, String> fields) {

    /** Copies the fields. */
    public CreatorRecord {
        fields = Map.copyOf(fields);
    }

    /** The value of a field, {@code ""} if the report does not show it. */
    public String field(String linkName) {
        return fields.getOrDefault(linkName, "");
    }

    /** The id and the field names: values may be phone numbers. */
    @Override
    public String toString() {
        return "CreatorRecord[id=" + id + ", fields=" + fields.keySet() + "]";
    }
}
