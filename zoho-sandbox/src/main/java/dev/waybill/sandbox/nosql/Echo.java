package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.values.BadInput;

/** Which item the answer to a write carries: {@code return}. Source: Catalyst NoSQL facts 1.4. */
enum Echo {
    NEW,
    OLD,
    NULL;

    static Echo read(JsonNode node) {
        return switch (node.asText("NULL")) {
            case "NEW" -> NEW;
            case "OLD" -> OLD;
            case "NULL", "null", "" -> NULL;
            default -> throw BadInput.value("Invalid input value for return");
        };
    }
}
