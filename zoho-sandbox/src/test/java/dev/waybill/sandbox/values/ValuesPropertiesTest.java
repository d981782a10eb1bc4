package dev.waybill.sandbox.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesPropertiesTest {

    @Property(tries = 300)
    void whatIsAnsweredIsReadBack(@ForAll("items") Attributes item) {
        byte[] wire = Json.text(item.content()).getBytes(StandardCharsets.UTF_8);

        assertThat(ValueReader.attributes(Json.read(wire))).isEqualTo(item);
    }

    @Property
    void textIsInTheOrderOfItsBytes(@ForAll("texts") AttributeValue left, @ForAll("texts") AttributeValue right) {
        int expected = Arrays.compareUnsigned(bytes(left), bytes(right));

        assertThat(Integer.signum(ValueOrder.INSTANCE.compare(left, right))).isEqualTo(Integer.signum(expected));
    }

    @Property(tries = 300)
    void whatIsPutIsThereAndWhatIsRemovedIsNot(
            @ForAll("items") Attributes item, @ForAll("values") AttributeValue value) {
        AttributePath path = new AttributePath(List.of("m", "x"));
        Attributes parent = item.with("m", Attributes.NONE);
        Attributes put = PathEdit.put(parent, path, value);

        assertThat(path.in(put)).contains(value);
        assertThat(PathEdit.remove(put, path)).isEqualTo(parent);
        assertThat(path.in(parent)).isEmpty();
    }

    @Property(tries = 300)
    void aProjectionHoldsTheValuesWantedAndNoOthers(@ForAll("items") Attributes item) {
        Attributes nested = item.with("m", item);
        AttributePath a = new AttributePath(List.of("a"));
        AttributePath deep = new AttributePath(List.of("m", "b"));
        Attributes part = new Projection(List.of(a, deep)).of(nested);

        assertThat(a.in(part)).isEqualTo(a.in(nested));
        assertThat(deep.in(part)).isEqualTo(deep.in(nested));
        assertThat(part.members().keySet()).isSubsetOf("a", "m");
        assertThat(new AttributePath(List.of("m", "a")).in(part)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1.",
                ".5",
                "+1",
                "0x1",
                "NaN",
                "1e999",
                "1e-200",
                " 1",
                "123456789012345678901234567890123456789"
            })
    void whatIsNoNumberOrTooLongIsRefused(String text) {
        assertThatThrownBy(() -> NumberValue.of(text)).isInstanceOf(BadInput.class);
    }

    @Provide
    Arbitrary<Attributes> items() {
        return Values.items();
    }

    @Provide
    Arbitrary<AttributeValue> values() {
        return Values.values();
    }

    @Provide
    Arbitrary<AttributeValue> texts() {
        return Values.texts();
    }

    private static byte[] bytes(AttributeValue text) {
        return text.content().asText().getBytes(StandardCharsets.UTF_8);
    }
}
