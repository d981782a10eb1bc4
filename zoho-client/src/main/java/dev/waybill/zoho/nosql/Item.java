package dev.waybill.zoho.nosql;

import dev.waybill.zoho.nosql.AttributeValue.Binary;
import dev.waybill.zoho.nosql.AttributeValue.Bool;
import dev.waybill.zoho.nosql.AttributeValue.Number;
import dev.waybill.zoho.nosql.AttributeValue.Text;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Named values: an item, or the keys of one. */
public record Item(Map<String, AttributeValue> attributes) {

    public Item {
        attributes = Map.copyOf(attributes);
    }

    /** A key of one text. */
    public static Item key(String name, String value) {
        return new Item(Map.of(name, AttributeValue.of(value)));
    }

    /** A key of two texts: partition and sort key. */
    public static Item key(String name, String value, String sortName, String sortValue) {
        return new Item(Map.of(name, AttributeValue.of(value), sortName, AttributeValue.of(sortValue)));
    }

    /** The attribute if it is there and text. */
    public Optional<String> text(String name) {
        return attributes.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
    }

    /** The attribute if it is there and a number; a fraction is cut off. */
    public OptionalLong number(String name) {
        return attributes.get(name) instanceof Number(var value)
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    /** Whether the attribute is there and true. */
    public boolean isTrue(String name) {
        return attributes.get(name) instanceof Bool(boolean value) && value;
    }

    /** The attribute if it is there and binary. */
    public Optional<byte[]> binary(String name) {
        return attributes.get(name) instanceof Binary(byte[] value) ? Optional.of(value) : Optional.empty();
    }
}
