package dev.waybill.zoho.creator;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One row of a report, every value as the text Creator displays; an empty or missing field is {@code ""}.
 *
 * @param id digits, 15 to 19 as far as anybody has seen
 * @param fields by link name, without {@code ID}
 */
public record CreatorRecord(String id, Map<String, String> fields) {

    static final int LONGEST_ID = 40;

    private static final Pattern ID = Pattern.compile("[0-9]{1," + LONGEST_ID + "}");

    /** Copies the fields. */
    public CreatorRecord {
        fields = Map.copyOf(fields);
    }

    /** Whether the text can be the ID of a record. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
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
