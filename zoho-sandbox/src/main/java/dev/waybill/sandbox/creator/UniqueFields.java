package dev.waybill.sandbox.creator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;

/**
 * The fields that no two records may share a value of. An update checks every one of them, also those that it does not
 * write, so two old records with the same value can both be updated no more. Source: Zoho Creator facts 6.2.
 */
final class UniqueFields {

    private UniqueFields() {}

    /** What is wrong once these values stand in the record, by field; empty if nothing is. */
    static ObjectNode violations(CreatorRecord record, ObjectNode data, CreatorState state) {
        ObjectNode violations = Json.object();
        for (String field : state.faults().habits().uniqueFields()) {
            String value = data.has(field) ? data.path(field).asText() : record.text(field);
            boolean taken = !value.isEmpty()
                    && state.table()
                            .all()
                            .anyMatch(other -> other.number() != record.number()
                                    && other.text(field).equals(value));
            if (taken) {
                violations.put(field, "This value already exists. Enter a unique value.");
            }
        }
        return violations;
    }
}
