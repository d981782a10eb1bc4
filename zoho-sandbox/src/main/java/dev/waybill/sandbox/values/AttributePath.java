package dev.waybill.sandbox.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a value: names, and {@code [n]} for an element of a list. Source: Catalyst NoSQL facts 1.3.
 *
 * @param steps at least one
 */
public record AttributePath(List<String> steps) {

    private static final Pattern ELEMENT = Pattern.compile("\\[([0-9]{1,6})]");

    /** Takes a copy. */
    public AttributePath {
        steps = List.copyOf(steps);
    }

    /** Reads a path: an array of steps, or a text, which is one step. */
    public static AttributePath read(JsonNode node) {
        if (node.isTextual()) {
            return new AttributePath(List.of(node.asText()));
        }
        List<String> steps = new ArrayList<>();
        node.forEach(step -> steps.add(step.isTextual() ? step.asText() : ""));
        if (!(node instanceof ArrayNode) || steps.isEmpty() || steps.contains("")) {
            throw BadInput.value("Invalid input value for attribute");
        }
        return new AttributePath(steps);
    }

    /** The attribute in which the path begins. */
    public String first() {
        return steps.getFirst();
    }

    /** Whether it names an attribute of the item itself. */
    public boolean isSingle() {
        return steps.size() == 1;
    }

    /** What follows the first step. */
    AttributePath rest() {
        return new AttributePath(steps.subList(1, steps.size()));
    }

    /** The value at its end, if there is one. */
    public Optional<AttributeValue> in(Attributes item) {
        Optional<AttributeValue> found = Optional.of(item);
        for (String step : steps) {
            found = found.flatMap(value -> step(value, step));
        }
        return found;
    }

    /** The number in {@code [n]}; empty if the step is a name. */
    static OptionalInt element(String step) {
        Matcher matcher = ELEMENT.matcher(step);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    static Optional<AttributeValue> step(AttributeValue value, String step) {
        if (value instanceof Attributes map) {
            return map.get(step);
        }
        OptionalInt element = element(step);
        if (value instanceof AttributeValue.Sequence(List<AttributeValue> elements)
                && element.isPresent()
                && element.getAsInt() < elements.size()) {
            return Optional.of(elements.get(element.getAsInt()));
        }
        return Optional.empty();
    }
}
