package dev.waybill.store.catalyst;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.Write;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where the two bodies of a document go: as they are into its item, packed into its item, or packed in parts into items
 * of their own.
 *
 * @param attributes what its item says of them
 * @param parts items to be written before it; none as a rule
 */
record Bodies(Map<String, AttributeValue> attributes, List<Item> parts) {

    static Bodies of(StatusDocument document, String writeId) {
        if (Packed.fitPlain(document.statusJson(), document.rawJson())) {
            return new Bodies(
                    Map.of(
                            "webhook_data_json", AttributeValue.of(document.statusJson()),
                            "raw_webhook_data_json", AttributeValue.of(document.rawJson())),
                    List.of());
        }
        List<byte[]> packed = Packed.parts(document.statusJson(), document.rawJson());
        if (packed.size() == 1) {
            return new Bodies(Map.of(Packed.ATTRIBUTE, AttributeValue.of(packed.getFirst())), List.of());
        }
        return new Bodies(
                Map.of("parts", AttributeValue.of(packed.size()), "parts_of", AttributeValue.of(writeId)),
                IntStream.range(0, packed.size())
                        .mapToObj(i -> part(writeId, i, packed.get(i)))
                        .toList());
    }

    /** The keys of the parts that an item speaks of, in order. */
    static List<Item> keys(Item document) {
        String space = space(document.text("parts_of").orElse(""));
        return IntStream.range(0, (int) document.number("parts").orElse(0))
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
        return "%04d".formatted(part);
    }
}
