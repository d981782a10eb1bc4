package dev.waybill.sandbox.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waybill.sandbox.wire.Json;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A typed value. Two are equal if they have the same type and mean the same. Source: Catalyst NoSQL facts 1.3. */
public sealed interface AttributeValue permits Attributes, NumberValue, AttributeValue.Plain {

    /** Its type. */
    ValueType type();

    /** What stands behind the type in an answer: numbers and booleans are text there. */
    JsonNode content();

    /** The value with its type, as in an answer. */
    default ObjectNode json() {
        ObjectNode json = Json.object();
        json.set(type().name(), content());
        return json;
    }

    /** Everything but numbers and maps. */
    sealed interface Plain extends AttributeValue {}

    /** A text; may be empty. */
    record Text(String text) implements Plain {

        @Override
        public ValueType type() {
            return ValueType.S;
        }

        @Override
        public JsonNode content() {
            return TextNode.valueOf(text);
        }
    }

    /** True or false. */
    record Truth(boolean value) implements Plain {

        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }

        @Override
        public JsonNode content() {
            return TextNode.valueOf(Boolean.toString(value));
        }
    }

    /** Null. */
    record Nothing() implements Plain {

        @Override
        public ValueType type() {
            return ValueType.NULL;
        }

        @Override
        public JsonNode content() {
            return BooleanNode.TRUE;
        }
    }

    /** Bytes, as padded Base64. */
    record Binary(String base64) implements Plain {

        @Override
        public ValueType type() {
            return ValueType.B;
        }

        @Override
        public JsonNode content() {
            return TextNode.valueOf(base64);
        }
    }

    /** A list; its elements may have different types. */
    record Sequence(List<AttributeValue> elements) implements Plain {

        /** Takes a copy. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public ValueType type() {
            return ValueType.L;
        }

        @Override
        public JsonNode content() {
            ArrayNode array = Json.array();
            elements.forEach(element -> array.add(element.json()));
            return array;
        }
    }

    /** A set of texts, numbers or bytes, in the order of arrival. */
    record Elements(ValueType type, Set<AttributeValue> elements) implements Plain {

        /** Takes a copy. */
        public Elements {
            elements = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
        }

        @Override
        public JsonNode content() {
            ArrayNode array = Json.array();
            elements.forEach(element -> array.add(element.content()));
            return array;
        }
    }
}
