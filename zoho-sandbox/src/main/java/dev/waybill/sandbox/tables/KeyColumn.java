package dev.waybill.sandbox.tables;

import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.ValueType;
import java.util.Optional;

/**
 * A key attribute.
 *
 * @param name case-sensitive
 * @param type text or number
 */
public record KeyColumn(String name, ValueType type) {

    /** The key's value; refused if it is missing or of another type. */
    public AttributeValue in(Attributes item) {
        return find(item).orElseThrow(() -> BadInput.key("Mandatory Key " + name + " is missing in the item"));
    }

    /** The key's value, if the item has one; refused if it is of another type. */
    Optional<AttributeValue> find(Attributes item) {
        Optional<AttributeValue> value = item.get(name);
        value.ifPresent(this::check);
        return value;
    }

    /** Refuses a value of another type. */
    void check(AttributeValue value) {
        if (value.type() != type) {
            throw BadInput.key("Key " + name + " takes a value of type " + type);
        }
    }
}
