package dev.waybill.sandbox.steering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the body of {@code POST /sandbox/creator/records}: an array of objects from field to value. */
final class NewRecords {

    private static final Pattern LINK_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private NewRecords() {}

    static List<Map<String, JsonNode>> read(Optional<JsonNode> body) {
        if (body.isEmpty() || !(body.get() instanceof ArrayNode array)) {
            throw new BadSteering("", "Takes a JSON array of objects from field to value");
        }
        List<Map<String, JsonNode>> records = new ArrayList<>();
        for (JsonNode each : array) {
            records.add(fields(each, "[" + records.size() + "]"));
        }
        return records;
    }

    private static Map<String, JsonNode> fields(JsonNode each, String path) {
        if (!(each instanceof ObjectNode object)) {
            throw new BadSteering(path, "Takes an object from field to value");
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equals("ID")) {
                throw new BadSteering(path + ".ID", "Leave it out: the sandbox gives the ID");
            }
            if (!LINK_NAME.matcher(field.getKey()).matches()) {
                throw new BadSteering(path + "." + field.getKey(), "A field's name has letters, digits and _ only");
            }
            fields.put(field.getKey(), field.getValue());
        }
        return fields;
    }
}
