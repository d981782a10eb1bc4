package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.values.AttributeValue;
import dev.waybill.sandbox.values.Attributes;
import dev.waybill.sandbox.values.BadInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table with its items, its additional sort keys and its indexes. Every read follows an order; none scans. */
public final class Table {

    private final TableDefinition definition;
    private final View view;
    private final ReplicatedOrdering items;
    private final Map<String, Sorted> additional = new LinkedHashMap<>();
    private final List<Index> indexes = new ArrayList<>();
    private final Metrics metrics;

    /** An empty table. */
    public Table(TableDefinition definition, Lag lag, InstantSource clock) {
        this.definition = definition;
        this.view = View.of(definition.keys(), definition.keys());
        this.items = new ReplicatedOrdering(lag, clock);
        for (KeyColumn key : definition.additionalSortKeys()) {
            KeySchema keys = new KeySchema(definition.keys().partition(), Optional.of(key));
            additional.put(
                    key.name(), new Sorted(View.of(keys, definition.keys()), new ReplicatedOrdering(lag, clock)));
        }
        for (IndexDefinition index : definition.indexes()) {
            LaggingOrdering ordering = new LaggingOrdering(new Ordering(), lag::indexMillis, clock);
            indexes.add(new Index(index, View.of(index, definition.keys()), ordering));
        }
        this.metrics = new Metrics(definition.metadata());
    }

    /** Its name. */
    public String name() {
        return definition.name();
    }

    boolean isCalled(String idOrName) {
        return definition.isCalled(idOrName);
    }

    /** The key attributes. */
    public KeySchema keys() {
        return definition.keys();
    }

    /** Makes an item ready to be put; refused if it lacks a key, has a key of a wrong type, or is too large. */
    public NewItem prepare(Attributes item) {
        place(item);
        additional.values().forEach(sorted -> sorted.view().place(item));
        indexes.forEach(index -> index.view().place(item));
        return new NewItem(item, StoredItem.of(item, definition.ttlAttribute()));
    }

    /** The item with the key of this one; {@code key} may hold more than the key. */
    public Optional<Attributes> find(Attributes key, boolean consistent) {
        return items.read(consistent).get(place(key)).map(StoredItem::attributes);
    }

    /** Puts the item in the place of one with the same key. Its size in bytes. */
    public int put(NewItem item) {
        remove(item.attributes());
        set(item.attributes(), item.stored());
        return item.stored().size();
    }

    /** Removes the item with this key; its size in bytes, 0 if there is none. */
    public int remove(Attributes key) {
        Optional<StoredItem> old = items.master().get(place(key));
        old.ifPresent(stored -> set(stored.attributes(), null));
        return old.map(StoredItem::size).orElse(0);
    }

    /** Reads a page in the table's own order or in that of an additional sort key. */
    public Page query(Query query, Optional<String> additionalSortKey) {
        if (additionalSortKey.isEmpty()) {
            return view.page(items.read(query.consistent()), query);
        }
        Sorted sorted = additional.get(additionalSortKey.get());
        if (sorted == null) {
            throw BadInput.value("Invalid input value for additional_sort_key");
        }
        return sorted.view().page(sorted.ordering().read(query.consistent()), query);
    }

    /** Reads a page of the index; empty if there is no such index. */
    public Optional<Page> queryIndex(String idOrName, Query query) {
        return indexes.stream()
                .filter(index -> index.definition().isCalled(idOrName))
                .findFirst()
                .map(index -> index.view().page(index.ordering().read(), query));
    }

    /** Every item, in the order of the keys. */
    public Stream<Attributes> all() {
        return items.master().all().map(StoredItem::attributes);
    }

    /** Removes the items whose time has passed; how many. */
    public int sweep(Instant now) {
        Map<Place, StoredItem> expired = items.master().matching(item -> item.expired(now.getEpochSecond()));
        expired.values().forEach(item -> set(item.attributes(), null));
        return expired.size();
    }

    /** Counts rows and bytes for the metadata. */
    public void measure() {
        metrics.measured(
                items.master(),
                indexes.stream().map(index -> index.ordering().read().size()).toList());
    }

    /** What the metadata call answers: figures are those of the last measuring. */
    public ObjectNode metadata() {
        return metrics.metadata();
    }

    /** Items in it at this moment. */
    public int rows() {
        return items.master().size();
    }

    private void set(Attributes item, @Nullable StoredItem stored) {
        items.set(place(item), stored);
        for (Sorted sorted : additional.values()) {
            sorted.view().place(item).ifPresent(place -> sorted.ordering().set(place, stored));
        }
        for (Index index : indexes) {
            index.view().place(item).ifPresent(place -> index.ordering().set(place, stored));
        }
    }

    private Place place(Attributes key) {
        List<AttributeValue> values =
                keys().columns().stream().map(column -> column.in(key)).toList();
        return Place.of(values);
    }

    private record Sorted(View view, ReplicatedOrdering ordering) {}

    private record Index(IndexDefinition definition, View view, LaggingOrdering ordering) {}
}
