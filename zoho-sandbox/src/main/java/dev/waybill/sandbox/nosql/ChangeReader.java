package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.waybill.sandbox.tables.Table;
import dev.waybill.sandbox.values.AttributePath;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code update_attributes}; a change of a table key is refused. Source: Catalyst NoSQL facts 1.5. */
final class ChangeReader {

    private static final int ARGUMENTS = 2;

    private ChangeReader() {}

    static List<Change> read(JsonNode node, Table table) {
        if (!(node instanceof ArrayNode array) || array.isEmpty()) {
            throw wrong("update_attributes");
        }
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : array) {
            Change change = change(each);
            if (table.keys().columns().stream()
                    .anyMatch(column -> column.name().equals(change.path().first()))) {
                throw wrong("attribute_path: keys cannot be changed");
            }
            changes.add(change);
        }
        return changes;
    }

    private static Change change(JsonNode node) {
        AttributePath path = AttributePath.read(node.path("attribute_path"));
        JsonNode value = node.path("update_value");
        JsonNode function = node.path("update_function");
        return switch (node.path("operation_type").asText()) {
            case "PUT" -> {
                if (value.isMissingNode() == function.isMissingNode()) {
                    throw wrong("update_value");
                }
                yield function.isMissingNode()
                        ? new Change.Put(path, ValueReader.value(value))
                        : compute(path, function);
            }
            case "DELETE" -> new Change.Delete(path);
            default -> throw wrong("operation_type");
        };
    }

    private static Change compute(AttributePath path, JsonNode function) {
        List<Argument> arguments = new ArrayList<>();
        function.path("args").forEach(argument -> arguments.add(Argument.read(argument)));
        UpdateFunction known = UpdateFunction.of(function.path("function_name").asText());
        if (arguments.size() != ARGUMENTS) {
            throw wrong("args");
        }
        return new Change.Compute(path, known, arguments);
    }

    private static BadInput wrong(String what) {
        return BadInput.value("Invalid input value for " + what);
    }
}
