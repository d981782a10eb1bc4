package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.tables.KeyColumn;
import dev.waybill.sandbox.tables.Table;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.ValueReader;

/** Reads the key of an item: one object with all key attributes and nothing else. Source: facts 1.5 to 1.7. */
final class Keys {

    private Keys() {}

    static Attributes read(JsonNode node, Table table) {
        Attributes key = ValueReader.attributes(node);
        for (KeyColumn column : table.keys().columns()) {
            column.in(key);
        }
        for (String name : key.members().keySet()) {
            if (table.keys().columns().stream()
                    .noneMatch(column -> column.name().equals(name))) {
                throw BadInput.key("Invalid key " + name);
            }
        }
        return key;
    }
}
