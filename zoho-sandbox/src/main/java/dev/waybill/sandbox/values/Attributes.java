package dev.waybill.sandbox.values;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.wire.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Named values: an item, a key, or a map inside an item. */
public record Attributes(Map<String, AttributeValue> members) implements AttributeValue {

    /** Nothing. */
    public static final Attributes NONE = new Attributes(Map.of());

    /** Takes a copy. */
    public Attributes {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The value of this name. */
    public Optional<AttributeValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The same with another value of this name. */
    public Attributes with(String name, AttributeValue value) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new Attributes(changed);
    }

    /** The same without this name. */
    public Attributes without(String name) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return new Attributes(changed);
    }

    @Override
    public ValueType type() {
        return ValueType.M;
    }

    /** Names and typed values, as items and keys are written. */
    @Override
    public ObjectNode content() {
        ObjectNode json = Json.object();
        members.forEach((name, value) -> json.set(name, value.json()));
        return json;
    }
}
