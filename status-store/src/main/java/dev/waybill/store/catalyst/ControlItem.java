package dev.waybill.store.catalyst;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A control document as an item: as it is, compressed, or compressed in parts that are items of their own. */
final class ControlItem {

    static final String VERSION = "version";
    static final String EMPTY_TRAIL = "";

    private static final String JSON = "json";
    private static final String TRAIL = "written_by";

    /** Write ids that an item remembers, so that a writer finds its own although others have written since. */
    private static final int REMEMBERED = 8;

    private static final int UUID_LENGTH = 36;

    private ControlItem() {}

    /** Compressed; the least bound of what a service may put together for one document. */
    private static final int MOST_PARTS = 32;

    /**
     * A document that is about to be written.
     *
     * @param item says whether it is in parts
     * @param parts to be written before it; none as a rule
     */
    record Draft(Item item, List<Write.Insert> parts) {}

    /** @throws StoreUnavailableException if it is too large, compressed as well */
    static Draft of(Item key, long version, String json, String writeId, String trailBefore) {
        Map<String, AttributeValue> attributes = new HashMap<>(key.attributes());
        attributes.put(VERSION, AttributeValue.of(version));
        attributes.put(TRAIL, AttributeValue.of(trail(trailBefore, writeId)));
        if (Packed.fitPlain(json)) {
            attributes.put(JSON, AttributeValue.of(json));
            return new Draft(new Item(attributes), List.of());
        }
        List<byte[]> packed = Packed.parts(json);
        if (packed.size() == 1) {
            attributes.put(Packed.ATTRIBUTE, AttributeValue.of(packed.getFirst()));
            return new Draft(new Item(attributes), List.of());
        }
        if (packed.size() > MOST_PARTS) {
            throw new StoreUnavailableException(
                    "a control document holds at most " + MOST_PARTS * (Packed.PART_BYTES / 1024) + " KiB, compressed; "
                            + key.text(Tables.KEY).orElse("this one") + " has more",
                    null);
        }
        ItemBodies parts = ItemBodies.inParts(packed, writeId);
        attributes.putAll(parts.attributes());
        return new Draft(new Item(attributes), parts.writes());
    }

    /** What turns any earlier writing into this item. */
    static List<Write.Change> changes(Item item) {
        return Stream.of(VERSION, TRAIL, JSON, Packed.ATTRIBUTE, ItemBodies.PARTS, ItemBodies.PARTS_OF)
                .map(name -> new Write.Change(name, item.attributes().get(name)))
                .toList();
    }

    /** The document; absent when parts of it are not among those that were read. */
    static Optional<ControlDocument> document(Item item, Map<String, byte[]> parts) {
        List<Item> keys = ItemBodies.keys(item);
        Optional<String> json = keys.isEmpty()
                ? item.binary(Packed.ATTRIBUTE)
                        .map(bytes -> Packed.texts(List.of(bytes)).getFirst())
                        .or(() -> item.text(JSON))
                        .or(() -> Optional.of("{}"))
                : ItemBodies.texts(keys, parts).map(List::getFirst);
        return json.map(text -> new ControlDocument(item.text(Tables.KEY).orElse(""), version(item), text));
    }

    static long version(Item item) {
        return item.number(VERSION).orElse(ControlDocument.ABSENT);
    }

    static String trail(Item item) {
        return item.text(TRAIL).orElse(EMPTY_TRAIL);
    }

    /** The trail with one more writer in front, without the oldest. */
    private static String trail(String before, String writeId) {
        String longer = before.isEmpty() ? writeId : writeId + "," + before;
        int longest = REMEMBERED * (UUID_LENGTH + 1) - 1;
        return longer.length() <= longest ? longer : longer.substring(0, longest);
    }
}
