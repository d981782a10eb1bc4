package dev.waybill.sandbox.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.sandbox.values.AttributePath;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.Values;
import dev.waybill.sandbox.wire.Json;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConditionPropertiesTest {

    @Property(tries = 300)
    void notAllIsSomeNot(
            @ForAll("conditions") String left, @ForAll("conditions") String right, @ForAll("items") Attributes item) {
        boolean notBoth = read("{'group_operator':'AND','group':[%s,%s],'negate':true}", left, right)
                .test(item);
        boolean eitherNot = read(
                        "{'group_operator':'OR','group':[{'group_operator':'OR','group':[%s],'negate':true},{'group_operator':'OR','group':[%s],'negate':true}]}",
                        left, right)
                .test(item);

        assertThat(notBoth).isEqualTo(eitherNot);
    }

    @Property(tries = 300)
    void groupsAreAllOrAny(
            @ForAll("conditions") String left, @ForAll("conditions") String right, @ForAll("items") Attributes item) {
        boolean first = read("%s", left).test(item);
        boolean second = read("%s", right).test(item);

        assertThat(read("{'group_operator':'AND','group':[%s,%s]}", left, right).test(item))
                .isEqualTo(first && second);
        assertThat(read("{'group_operator':'OR','group':[%s,%s]}", left, right).test(item))
                .isEqualTo(first || second);
    }

    @Property
    void exactlyOneOfLessEqualAndGreaterHoldsWhereThereIsAnOrder(
            @ForAll("numbers") AttributeValue value, @ForAll("numbers") AttributeValue operand) {
        List<Operator> three = List.of(Operator.LESS_THAN, Operator.EQUALS, Operator.GREATER_THAN);

        assertThat(three.stream().filter(operator -> operator.test(value, operand)))
                .hasSize(1);
        assertThat(Operator.LESS_EQUAL.test(value, operand)).isNotEqualTo(Operator.GREATER_THAN.test(value, operand));
        assertThat(Operator.GREATER_EQUAL.test(value, operand)).isNotEqualTo(Operator.LESS_THAN.test(value, operand));
    }

    @Property
    void aNegatedOperatorIsTheOppositeForAValueThatIsThere(
            @ForAll("values") AttributeValue value, @ForAll("values") AttributeValue operand) {
        assertThat(Operator.NOT_EQUALS.test(value, operand)).isNotEqualTo(Operator.EQUALS.test(value, operand));
        assertThat(Operator.NOT_IN.test(value, operand)).isNotEqualTo(Operator.IN.test(value, operand));
        assertThat(Operator.NOT_CONTAINS.test(value, operand)).isNotEqualTo(Operator.CONTAINS.test(value, operand));
    }

    @Property
    void everyComparisonWithAnAbsentAttributeIsFalse(
            @ForAll Operator operator, @ForAll("values") AttributeValue operand) {
        AttributePath gone = new AttributePath(List.of("gone"));

        assertThat(new Condition.Comparison(gone, operator, operand).test(Attributes.NONE))
                .isFalse();
    }

    @Provide
    Arbitrary<String> conditions() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "gone"),
                        Arbitraries.of("equals", "not_equals", "contains", "not_contains"),
                        Values.values(),
                        Arbitraries.of(true, false))
                .as((attribute, operator, value, negate) -> Json.text(Json.object()
                        .put("attribute", attribute)
                        .put("operator", operator)
                        .put("negate", negate)
                        .set("value", value.json())));
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
    Arbitrary<AttributeValue> numbers() {
        return Values.numbers();
    }

    private static Condition read(String template, Object... conditions) {
        return ConditionReader.read(Values.json(template.replace('\'', '"').formatted(conditions)));
    }
}
