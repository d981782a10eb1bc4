package dev.waybill.sandbox.values;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values, items and their JSON for the properties. */
public final class Values {

    private Values() {}

    /** A text. */
    public static AttributeValue text(String text) {
        return new AttributeValue.Text(text);
    }

    /** A number. */
    public static AttributeValue number(String text) {
        return NumberValue.of(text);
    }

    /** Short texts with letters of one to four bytes, so that prefixes and equal texts are common. */
    public static Arbitrary<AttributeValue> texts() {
        return Arbitraries.of(
                        "a", "b", "\u00e4", "\u20ac", "\ud7ff", "\ue000", "\uffff", "\ud83d\ude00", "\udbff\udfff")
                .list()
                .ofMaxSize(3)
                .map(letters -> text(String.join("", letters)));
    }

    /** Small numbers, some written in two ways. */
    public static Arbitrary<AttributeValue> numbers() {
        return Arbitraries.of("-2", "-1.5", "0", "-0", "0.0", "1", "1.0", "1e0", "2", "10", "9007199254740993")
                .map(Values::number);
    }

    /** Values of every type. */
    public static Arbitrary<AttributeValue> values() {
        return Arbitraries.lazyOf(
                Values::texts,
                Values::numbers,
                () -> Arbitraries.of(true, false).map(AttributeValue.Truth::new),
                () -> Arbitraries.just(new AttributeValue.Nothing()),
                () -> Arbitraries.of("", "aA==", "aGk=").map(AttributeValue.Binary::new),
                () -> values().list().ofMaxSize(3).map(AttributeValue.Sequence::new),
                () -> texts().set().ofMaxSize(3).map(set -> new AttributeValue.Elements(ValueType.SS, set)),
                () -> numbers().set().ofMaxSize(3).map(set -> new AttributeValue.Elements(ValueType.SN, set)),
                () -> items().map(item -> (AttributeValue) item));
    }

    /** Items with some of the attributes a, b and c. */
    public static Arbitrary<Attributes> items() {
        return Combinators.combine(Arbitraries.of("a", "b", "c"), values())
                .as(Map::entry)
                .list()
                .ofMaxSize(3)
                .map(entries -> entries.stream()
                        .reduce(
                                Attributes.NONE,
                                (item, entry) -> item.with(entry.getKey(), entry.getValue()),
                                (left, right) -> right));
    }

    /** JSON that a test wrote with single quotes. */
    public static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
