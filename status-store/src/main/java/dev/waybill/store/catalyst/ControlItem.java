package dev.waybill.store.catalyst;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A control document as an item. Large ones are compressed: a run with the outcome of 1000 records would not fit
 * otherwise.
 */
final class ControlItem {

    static final String VERSION = "version";
    static final String EMPTY_TRAIL = "";

    private static final String JSON = "json";
    private static final String TRAIL = "written_by";

    /** Write ids that an item remembers, so that a writer finds its own although others have written since. */
    private static final int REMEMBERED = 8;

    private static final int UUID_LENGTH = 36;

    private ControlItem() {}

    /** @throws IllegalArgumentException if it is too large, compressed as well */
    static Item of(Item key, long version, String json, String trail) {
        Map<String, AttributeValue> attributes = new HashMap<>(key.attributes());
        attributes.put(VERSION, AttributeValue.of(version));
        attributes.put(TRAIL, AttributeValue.of(trail));
        if (Packed.fitPlain(json)) {
            attributes.put(JSON, AttributeValue.of(json));
        } else {
            List<byte[]> parts = Packed.parts(json);
            if (parts.size() > 1) {
                throw new IllegalArgumentException("a control document holds at most " + Packed.PART_BYTES
                        + " bytes, compressed; this one has more");
            }
            attributes.put(Packed.ATTRIBUTE, AttributeValue.of(parts.getFirst()));
        }
        return new Item(attributes);
    }

    /** What turns any earlier writing into this item. */
    static List<Write.Change> changes(Item item) {
        return List.of(VERSION, TRAIL, JSON, Packed.ATTRIBUTE).stream()
                .map(name -> new Write.Change(name, item.attributes().get(name)))
                .toList();
    }

    static ControlDocument document(Item item) {
        String json = item.binary(Packed.ATTRIBUTE)
                .map(bytes -> Packed.texts(List.of(bytes)).getFirst())
                .or(() -> item.text(JSON))
                .orElse("{}");
        return new ControlDocument(item.text(Tables.KEY).orElse(""), version(item), json);
    }

    static long version(Item item) {
        return item.number(VERSION).orElse(ControlDocument.ABSENT);
    }

    static String trail(Item item) {
        return item.text(TRAIL).orElse(EMPTY_TRAIL);
    }

    /** The trail with one more writer in front, without the oldest. */
    static String trail(String before, String writeId) {
        String longer = before.isEmpty() ? writeId : writeId + "," + before;
        int longest = REMEMBERED * (UUID_LENGTH + 1) - 1;
        return longer.length() <= longest ? longer : longer.substring(0, longest);
    }
}
