package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.values.BadInput;
import java.util.List;

/** The members of a body that is an object; those that nobody asks for are ignored. */
record Members(ObjectNode object) {

    static Members of(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return new Members(object);
        }
        throw BadInput.value("input value is not readable");
    }

    /** The member under the first of these spellings that is there and not null. */
    JsonNode get(String... spellings) {
        for (String name : spellings) {
            if (object.hasNonNull(name)) {
                return object.path(name);
            }
        }
        return MissingNode.getInstance();
    }

    /** True or false, also as text. */
    boolean flag(boolean absent, String... spellings) {
        JsonNode value = get(spellings);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!List.of("true", "false").contains(value.asText())) {
            throw BadInput.value("Invalid input value for " + spellings[0]);
        }
        return value.asText().equals("true");
    }
}
