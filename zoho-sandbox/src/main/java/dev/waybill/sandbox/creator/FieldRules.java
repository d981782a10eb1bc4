package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import java.util.Map;

/** What Creator asks of the values that a call writes. Source: Zoho Creator facts 2.1, 6.1. */
final class FieldRules {

    static final String TIMESTAMP = "TimeStamp_Webhook";

    private FieldRules() {}

    /** What is wrong, by field; empty if nothing is. */
    static ObjectNode violations(ObjectNode data, RecordTable table) {
        ObjectNode violations = Json.object();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            if (!table.hasField(field.getKey())) {
                violations.put(field.getKey(), "This field does not exist in the form.");
            } else if (field.getKey().equals(CreatorRecord.ID) || field.getKey().equals(RecordTable.ADDED_TIME)) {
                violations.put(field.getKey(), "This field cannot be changed.");
            } else if (field.getKey().equals(TIMESTAMP) && !isMomentOrEmpty(field.getValue())) {
                violations.put(field.getKey(), "Enter a date-time as dd-MMM-yyyy HH:mm:ss.");
            }
        }
        return violations;
    }

    private static boolean isMomentOrEmpty(JsonNode value) {
        return value.isNull()
                || (value.isTextual()
                        && (value.asText().isEmpty()
                                || CreatorDates.parse(value.asText()).isPresent()));
    }
}
