package dev.waybill.sandbox.tables;

import dev.waybill.sandbox.conditions.Condition;
import dev.waybill.sandbox.conditions.KeyCondition;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One order in which a table can be read: its own, that of an additional sort key, or that of an index.
 *
 * @param keys what a key condition may name
 * @param columns all that makes an item's place: the keys, and those of the table where they are not enough
 * @param shown names of the attributes that answers carry; absent means all
 */
record View(KeySchema keys, List<KeyColumn> columns, Optional<Set<String>> shown) {

    /** The table's own order, or that of one of its additional sort keys. */
    static View of(KeySchema keys, KeySchema table) {
        return new View(keys, columns(keys, table), Optional.empty());
    }

    /** An index's order. */
    static View of(IndexDefinition index, KeySchema table) {
        return new View(index.keys(), columns(index.keys(), table), index.columns());
    }

    /** Where the item stands in this order; empty if it lacks one of the keys. */
    Optional<Place> place(Attributes item) {
        List<AttributeValue> values = new ArrayList<>();
        columns.forEach(column -> column.find(item).ifPresent(values::add));
        return values.size() == columns.size() ? Optional.of(Place.of(values)) : Optional.empty();
    }

    /** Reads a page. */
    Page page(Ordering ordering, Query query) {
        KeyCondition condition = condition(query);
        KeyRange range = query.startKey()
                .map(start -> KeyRange.of(condition).after(start(start, condition), query.forward()))
                .orElseGet(() -> KeyRange.of(condition));
        Iterator<StoredItem> found = ordering.between(range.low(), range.high(), query.forward())
                .values()
                .iterator();
        List<Attributes> items = new ArrayList<>();
        Attributes last = Attributes.NONE;
        for (int looked = 0; looked < query.limit() && found.hasNext(); looked++) {
            last = found.next().attributes();
            Attributes item = show(last);
            if (query.filter().isEmpty() || query.filter().get().test(item)) {
                items.add(item);
            }
        }
        return new Page(items, found.hasNext() ? Optional.of(key(last)) : Optional.empty());
    }

    private KeyCondition condition(Query query) {
        KeyCondition condition = KeyCondition.read(
                query.keyCondition(),
                keys.partition().name(),
                keys.sort().map(KeyColumn::name).orElse(null));
        keys.partition().check(condition.partition());
        condition.sort().ifPresent(this::checkSort);
        return condition;
    }

    private void checkSort(Condition.Comparison comparison) {
        KeyColumn sort = keys.sort().orElseThrow();
        switch (comparison.operator()) {
            case BETWEEN -> {
                sort.check(KeyCondition.low(comparison));
                sort.check(KeyCondition.high(comparison));
            }
            default -> sort.check(comparison.operand());
        }
    }

    private Place start(Attributes start, KeyCondition condition) {
        List<AttributeValue> values =
                columns.stream().map(column -> column.in(start)).toList();
        if (!values.getFirst().equals(condition.partition())) {
            throw BadInput.value("Invalid input value for start_key");
        }
        return Place.of(values);
    }

    private Attributes show(Attributes item) {
        return shown.map(names -> part(item, names)).orElse(item);
    }

    private static Attributes part(Attributes item, Set<String> names) {
        Map<String, AttributeValue> part = new LinkedHashMap<>(item.members());
        part.keySet().retainAll(names);
        return new Attributes(part);
    }

    private Attributes key(Attributes item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        columns.forEach(column -> key.put(column.name(), column.in(item)));
        return new Attributes(key);
    }

    private static List<KeyColumn> columns(KeySchema keys, KeySchema table) {
        return Stream.concat(keys.columns().stream(), table.columns().stream())
                .distinct()
                .toList();
    }
}
