package dev.waybill.sandbox.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.conditions.ConditionReader;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.ValueOrder;
import dev.waybill.sandbox.values.Values;
import dev.waybill.sandbox.wire.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A table beside a plain map that is searched and sorted anew for each question. */
class TablePropertiesTest {

    private static final JsonNode DEFINITION = Values.json("""
            {'name':'t','partition_key':{'column_name':'p','data_type':'S'},'sort_key':{'column_name':'s','data_type':'S'},
             'additional_sort_keys':[{'column_name':'x','data_type':'N'}],
             'global_index':[{'name':'i','partition_key':{'column_name':'g','data_type':'S'},'sort_key':{'column_name':'x','data_type':'N'}}]}""");

    private final Table table = new Table(
            new DefinitionReader(new MetadataTemplate(InstantSource.system())).read(DEFINITION, ""),
            new Lag(),
            InstantSource.system());

    private final Map<List<AttributeValue>, Attributes> model = new LinkedHashMap<>();

    @Property(tries = 150)
    void pagesOfEveryOrderHoldEachItemOfThePartitionOnceInOrder(
            @ForAll("steps") List<Step> steps, @ForAll @IntRange(min = 1, max = 5) int limit, @ForAll boolean forward) {
        steps.forEach(this::run);

        assertThat(pages(equal("p", "a"), limit, forward, query -> table.query(query, Optional.empty())))
                .isEqualTo(expected(has("p", "a"), forward, "s"));
        assertThat(pages(equal("p", "a"), limit, forward, query -> table.query(query, Optional.of("x"))))
                .isEqualTo(expected(has("p", "a").and(has("x")), forward, "x", "s"));
        assertThat(pages(
                        equal("g", "a"),
                        limit,
                        forward,
                        query -> table.queryIndex("i", query).orElseThrow()))
                .isEqualTo(expected(has("g", "a").and(has("x")), forward, "x", "p", "s"));
        assertThat(table.rows()).isEqualTo(model.size());
    }

    @Property(tries = 300)
    void aRangeOfTheSortKeyHoldsWhatAComparisonWouldChoose(
            @ForAll("steps") List<Step> steps,
            @ForAll("ranges") String operator,
            @ForAll("texts") AttributeValue low,
            @ForAll("texts") AttributeValue high) {
        steps.forEach(this::run);
        JsonNode operand =
                operator.equals("between") ? new AttributeValue.Sequence(List.of(low, high)).json() : low.json();
        ObjectNode condition = Json.object().put("group_operator", "AND");
        condition.putArray("group").add(equal("p", "a")).add(comparison("s", operator, operand));
        Predicate<Attributes> chosen = ConditionReader.read(condition)::test;

        assertThat(pages(condition, 2, true, query -> table.query(query, Optional.empty())))
                .isEqualTo(expected(chosen, true, "s"));
    }

    private void run(Step step) {
        List<AttributeValue> key =
                List.of(step.item().get("p").orElseThrow(), step.item().get("s").orElseThrow());
        if (step.put()) {
            table.put(table.prepare(step.item()));
            model.put(key, step.item());
        } else {
            assertThat(table.remove(step.item()) > 0).isEqualTo(model.remove(key) != null);
        }
    }

    private List<Attributes> pages(JsonNode condition, int limit, boolean forward, Function<Query, Page> read) {
        List<Attributes> found = new ArrayList<>();
        Optional<Attributes> start = Optional.empty();
        do {
            Page page = read.apply(new Query(condition, Optional.empty(), forward, limit, true, start));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            found.addAll(page.items());
            start = page.startKey();
        } while (start.isPresent());
        return found;
    }

    private List<Attributes> expected(Predicate<Attributes> wanted, boolean forward, String... order) {
        Comparator<Attributes> byKeys = (left, right) -> 0;
        for (String name : order) {
            byKeys = byKeys.thenComparing(item -> item.get(name).orElseThrow(), ValueOrder.INSTANCE);
        }
        return model.values().stream()
                .filter(wanted)
                .sorted(forward ? byKeys : byKeys.reversed())
                .toList();
    }

    private static Predicate<Attributes> has(String name, String value) {
        return item -> item.get(name).equals(Optional.of(Values.text(value)));
    }

    private static Predicate<Attributes> has(String name) {
        return item -> item.get(name).isPresent();
    }

    private static ObjectNode equal(String name, String value) {
        return comparison(name, "equals", Values.text(value).json());
    }

    private static ObjectNode comparison(String name, String operator, JsonNode operand) {
        return Json.object().put("attribute", name).put("operator", operator).set("value", operand);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of("a", "b").map(Values::text),
                        Values.texts(),
                        Arbitraries.of("a", "b").map(Values::text).optional(),
                        Values.numbers().optional(),
                        Arbitraries.of(true, true, true, false))
                .as((p, s, g, x, put) -> new Step(item(p, s, g, x), put))
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<String> ranges() {
        return Arbitraries.of(
                "equals", "begins_with", "between", "greater_than", "less_than", "greater_equal", "less_equal");
    }

    @Provide
    Arbitrary<AttributeValue> texts() {
        return Values.texts();
    }

    private static Attributes item(
            AttributeValue p, AttributeValue s, Optional<AttributeValue> g, Optional<AttributeValue> x) {
        Attributes item = Attributes.NONE.with("p", p).with("s", s);
        item = g.isPresent() ? item.with("g", g.get()) : item;
        return x.isPresent() ? item.with("x", x.get()) : item;
    }

    record Step(Attributes item, boolean put) {}
}
