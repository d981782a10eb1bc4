package dev.waybill.sandbox.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes one value deep inside an item; items themselves never change. */
public final class PathEdit {

    private PathEdit() {}

    /**
     * The item with this value at the path. What the last step stands in must be there; an element behind the end of a
     * list is appended.
     */
    public static Attributes put(Attributes item, AttributePath path, AttributeValue value) {
        return (Attributes) edit(item, path, Optional.of(value));
    }

    /** The item without the value at the path; the same item if nothing is there. */
    public static Attributes remove(Attributes item, AttributePath path) {
        return path.in(item).isEmpty() ? item : (Attributes) edit(item, path, Optional.empty());
    }

    private static AttributeValue edit(AttributeValue parent, AttributePath path, Optional<AttributeValue> value) {
        String step = path.first();
        Optional<AttributeValue> child = path.isSingle()
                ? value
                : Optional.of(
                        edit(AttributePath.step(parent, step).orElseThrow(PathEdit::nowhere), path.rest(), value));
        return switch (parent) {
            case Attributes map -> child.map(set -> map.with(step, set)).orElseGet(() -> map.without(step));
            case AttributeValue.Sequence(List<AttributeValue> elements) -> element(elements, step, child);
            default -> throw nowhere();
        };
    }

    private static AttributeValue element(List<AttributeValue> elements, String step, Optional<AttributeValue> value) {
        int index = AttributePath.element(step).orElseThrow(PathEdit::nowhere);
        List<AttributeValue> changed = new ArrayList<>(elements);
        if (value.isEmpty()) {
            changed.remove(index);
        } else if (index < changed.size()) {
            changed.set(index, value.get());
        } else {
            changed.add(value.get());
        }
        return new AttributeValue.Sequence(changed);
    }

    private static BadInput nowhere() {
        return BadInput.value("Invalid input value for attribute_path: nothing is there");
    }
}
