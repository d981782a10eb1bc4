package dev.waybill.sandbox.nosql;

import dev.waybill.sandbox.values.AttributePath;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.PathEdit;
import java.util.List;

/** One of {@code update_attributes}. Source: Catalyst NoSQL facts 1.5. */
sealed interface Change {

    AttributePath path();

    /** The item after this change; functions see the item as it was before all of them. */
    Attributes apply(Attributes item, Attributes before);

    /** The item after these changes. */
    static Attributes all(List<Change> changes, Attributes before) {
        Attributes item = before;
        for (Change change : changes) {
            item = change.apply(item, before);
        }
        return item;
    }

    /** Sets a value. */
    record Put(AttributePath path, AttributeValue value) implements Change {

        @Override
        public Attributes apply(Attributes item, Attributes before) {
            return PathEdit.put(item, path, value);
        }
    }

    /** Sets what a function gives. */
    record Compute(AttributePath path, UpdateFunction function, List<Argument> arguments) implements Change {

        @Override
        public Attributes apply(Attributes item, Attributes before) {
            return PathEdit.put(item, path, function.of(arguments, before));
        }
    }

    /** Takes a value away, if it is there. */
    record Delete(AttributePath path) implements Change {

        @Override
        public Attributes apply(Attributes item, Attributes before) {
            return PathEdit.remove(item, path);
        }
    }
}
