package dev.waybill.sandbox.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of an item an answer carries.
 *
 * @param paths the values wanted; none means the whole item
 */
public record Projection(List<AttributePath> paths) {

    /** The whole item. */
    public static final Projection ALL = new Projection(List.of());

    /** Takes a copy. */
    public Projection {
        paths = List.copyOf(paths);
    }

    /** Reads a list of paths; absent means everything. */
    public static Projection read(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return ALL;
        }
        if (!(node instanceof ArrayNode array) || array.isEmpty()) {
            throw BadInput.value("Invalid input value for required_attributes");
        }
        List<AttributePath> paths = new ArrayList<>();
        array.forEach(path -> paths.add(AttributePath.read(path)));
        return new Projection(paths);
    }

    /** The part of the item that is wanted. */
    public Attributes of(Attributes item) {
        return paths.isEmpty() ? item : (Attributes) part(item, paths);
    }

    private static AttributeValue part(AttributeValue value, List<AttributePath> wanted) {
        Map<String, List<AttributePath>> byStep = wanted.stream().collect(Collectors.groupingBy(AttributePath::first));
        return switch (value) {
            case Attributes map -> {
                Map<String, AttributeValue> kept = new LinkedHashMap<>();
                for (String name : map.members().keySet()) {
                    child(map, name, byStep).ifPresent(child -> kept.put(name, child));
                }
                yield new Attributes(kept);
            }
            case AttributeValue.Sequence(List<AttributeValue> elements) -> {
                List<AttributeValue> kept = new ArrayList<>();
                for (int index = 0; index < elements.size(); index++) {
                    child(value, "[" + index + "]", byStep).ifPresent(kept::add);
                }
                yield new AttributeValue.Sequence(kept);
            }
            default -> value;
        };
    }

    private static Optional<AttributeValue> child(
            AttributeValue parent, String step, Map<String, List<AttributePath>> byStep) {
        List<AttributePath> paths = byStep.getOrDefault(step, List.of());
        Optional<AttributeValue> value = AttributePath.step(parent, step);
        if (paths.isEmpty() || value.isEmpty() || paths.stream().anyMatch(AttributePath::isSingle)) {
            return paths.isEmpty() ? Optional.empty() : value;
        }
        List<AttributePath> deeper = paths.stream()
                .map(AttributePath::rest)
                .filter(path -> AttributePath.step(value.get(), path.first()).isPresent())
                .toList();
        return deeper.isEmpty() ? Optional.empty() : Optional.of(part(value.get(), deeper));
    }
}
