package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.values.AttributePath;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.ValueReader;
import java.util.Optional;

/** An argument of an update function: a value, or the path to one. Source: Catalyst NoSQL facts 1.5. */
sealed interface Argument {

    /** The value; empty if the item has none at the path. */
    Optional<AttributeValue> in(Attributes item);

    static Argument read(JsonNode node) {
        return node.has("attribute_path")
                ? new Path(AttributePath.read(node.path("attribute_path")))
                : new Value(ValueReader.value(node));
    }

    record Path(AttributePath path) implements Argument {

        @Override
        public Optional<AttributeValue> in(Attributes item) {
            return path.in(item);
        }
    }

    record Value(AttributeValue value) implements Argument {

        @Override
        public Optional<AttributeValue> in(Attributes item) {
            return Optional.of(value);
        }
    }
}
