package dev.waybill.sandbox.nosql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.wire.Json;
import java.util.Optional;

/**
 * What became of one entry.
 *
 * @param status Catalyst's word
 * @param size bytes written or removed; 0 if nothing was
 */
record WriteOutcome(String status, int size, Optional<Attributes> item, Optional<Attributes> oldItem) {

    private static final String SUCCESS = "Success";

    static WriteOutcome done(int size, Echo echo, Optional<Attributes> item, Optional<Attributes> old) {
        return switch (echo) {
            case NEW -> new WriteOutcome(SUCCESS, size, item, Optional.empty());
            case OLD -> new WriteOutcome(SUCCESS, size, Optional.empty(), old);
            case NULL -> new WriteOutcome(SUCCESS, size, Optional.empty(), Optional.empty());
        };
    }

    /** The condition failed, or there is no such item: nothing was changed. */
    static WriteOutcome refused(String word) {
        return new WriteOutcome(word, 0, Optional.empty(), Optional.empty());
    }

    boolean succeeded() {
        return status.equals(SUCCESS);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("status", status);
        item.ifPresent(value -> json.set("item", value.content()));
        oldItem.ifPresent(value -> json.set("old_item", value.content()));
        return json;
    }
}
