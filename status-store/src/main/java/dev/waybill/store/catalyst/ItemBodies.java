package dev.waybill.store.catalyst;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the two bodies of a document go: as they are into its item, packed into its item, or packed in parts into items
 * of their own.
 *
 * @param attributes what its item says of them
 * @param parts items to be written before it; none as a rule
 */
record ItemBodies(Map<String, AttributeValue> attributes, List<Item> parts) {

    static final String PARTS = "parts";
    static final String PARTS_OF = "parts_of";

    static ItemBodies of(StatusDocument document, String writeId) {
        if (Packed.fitPlain(document.statusJson(), document.rawJson())) {
            return new ItemBodies(
                    Map.of(
                            "webhook_data_json", AttributeValue.of(document.statusJson()),
                            "raw_webhook_data_json", AttributeValue.of(document.rawJson())),
                    List.of());
        }
        List<byte[]> packed = Packed.parts(document.statusJson(), document.rawJson());
        if (packed.size() == 1) {
            return new ItemBodies(Map.of(Packed.ATTRIBUTE, AttributeValue.of(packed.getFirst())), List.of());
        }
        return inParts(packed, writeId);
    }

    /** The items that hold these parts, and what the item that they belong to says of them. */
    static ItemBodies inParts(List<byte[]> packed, String writeId) {
        return new ItemBodies(
                Map.of(PARTS, AttributeValue.of(packed.size()), PARTS_OF, AttributeValue.of(writeId)),
                IntStream.range(0, packed.size())
                        .mapToObj(i -> part(writeId, i, packed.get(i)))
                        .toList());
    }

    /** What was read of parts, by their keys as text. */
    static Map<String, byte[]> byKey(List<Item> read) {
        Map<String, byte[]> byKey = new HashMap<>();
        read.forEach(part -> part.binary(Packed.ATTRIBUTE).ifPresent(bytes -> byKey.put(name(part), bytes)));
        return byKey;
    }

    /** The texts in the parts with these keys; absent when one of them is not there. */
    static Optional<List<String>> texts(List<Item> keys, Map<String, byte[]> byKey) {
        List<byte[]> parts = keys.stream()
                .map(key -> byKey.get(name(key)))
                .filter(Objects::nonNull)
                .toList();
        return parts.size() == keys.size() ? Optional.of(Packed.texts(parts)) : Optional.empty();
    }

    private static String name(Item part) {
        return part.text(Tables.SPACE).orElse("") + " " + part.text(Tables.KEY).orElse("");
    }

    /** The keys of the parts that an item speaks of, in order. */
    static List<Item> keys(Item document) {
        String space = space(document.text(PARTS_OF).orElse(""));
        return IntStream.range(0, (int) document.number(PARTS).orElse(0))
                .mapToObj(i -> Item.key(Tables.SPACE, space, Tables.KEY, number(i)))
                .toList();
    }

    List<Write.Insert> writes() {
        return parts.stream().map(part -> new Write.Insert(part, null)).toList();
    }

    private static Item part(String writeId, int number, byte[] bytes) {
        return new Item(Map.of(
                Tables.SPACE, AttributeValue.of(space(writeId)),
                Tables.KEY, AttributeValue.of(number(number)),
                Packed.ATTRIBUTE, AttributeValue.of(bytes)));
    }

    /** By the writing and not by the document: a duplicate must not change what the first one said. */
    private static String space(String writeId) {
        return "body/" + writeId;
    }

    private static String number(int part) {
        return String.format(Locale.ROOT, "%04d", part);
    }
}
