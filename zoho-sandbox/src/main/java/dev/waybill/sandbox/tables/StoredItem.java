package dev.waybill.sandbox.tables;

import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import dev.waybill.sandbox.values.NumberValue;
import dev.waybill.sandbox.values.ValueReader;
import dev.waybill.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An item as bytes: a sandbox holds hundreds of thousands, and a tree of objects takes several times the room. */
final class StoredItem {

    /** 400 KB, counted over the item as it is answered. Source: Catalyst NoSQL facts 1.14. */
    static final int LARGEST = 400 * 1024;

    private final byte[] json;
    private final long expiresAt;

    private StoredItem(byte[] json, long expiresAt) {
        this.json = json;
        this.expiresAt = expiresAt;
    }

    /** Keeps an item; refused if it is too large. */
    static StoredItem of(Attributes item, Optional<String> ttlAttribute) {
        byte[] json = Json.text(item.content()).getBytes(StandardCharsets.UTF_8);
        if (json.length > LARGEST) {
            throw BadInput.value("Item size exceeds the limit of 400 KB");
        }
        return new StoredItem(
                json, ttlAttribute.flatMap(item::get).map(StoredItem::seconds).orElse(Long.MAX_VALUE));
    }

    Attributes attributes() {
        return ValueReader.attributes(Json.read(json));
    }

    /** In bytes. */
    int size() {
        return json.length;
    }

    /** Whether its time has passed. */
    boolean expired(long nowSeconds) {
        return expiresAt <= nowSeconds;
    }

    private static long seconds(AttributeValue value) {
        return value instanceof NumberValue number ? number.number().longValue() : Long.MAX_VALUE;
    }
}
