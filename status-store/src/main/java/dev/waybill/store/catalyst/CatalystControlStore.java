package dev.waybill.store.catalyst;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.zoho.nosql.AttributeValue;
import dev.waybill.zoho.nosql.Condition;
import dev.waybill.zoho.nosql.Condition.Operator;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.ItemPage;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlFailure;
import dev.waybill.zoho.nosql.NosqlQuery;
import dev.waybill.zoho.nosql.Write;
import dev.waybill.zoho.nosql.Written;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Control documents in one partition of a table, changed by conditional writes. */
final class CatalystControlStore implements ControlStore {

    private static final List<String> KEYS = List.of(Tables.SPACE, Tables.KEY, ItemBodies.PARTS, ItemBodies.PARTS_OF);

    /** Losers of a race see a 500 far more often than a refusal. Source: Catalyst NoSQL facts 5. */
    private static final int TRIES = 4;

    private final NosqlClient nosql;
    private final String space;

    /** @param space the partition, so that documents of the store itself and of its users are apart */
    CatalystControlStore(NosqlClient nosql, String space) {
        this.nosql = nosql;
        this.space = space;
    }

    @Override
    public Uni<Optional<ControlDocument>> read(String key) {
        return readAll(List.of(key)).map(found -> Optional.ofNullable(found.get(key)));
    }

    @Override
    public Uni<Map<String, ControlDocument>> readAll(Collection<String> keys) {
        List<Item> wanted = keys.stream().distinct().map(this::key).toList();
        return CheckedAccess.translate(whole(() -> nosql.fetch(Tables.CONTROL.name(), wanted, true, List.of()), TRIES)
                .map(documents ->
                        documents.stream().collect(Collectors.toMap(ControlDocument::key, Function.identity()))));
    }

    @Override
    public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
        return CheckedAccess.translate(Uni.createFrom()
                .deferred(() -> expectedVersion == ControlDocument.ABSENT
                        ? Uni.createFrom().item(Optional.<Item>empty())
                        : item(key))
                .chain(before -> {
                    String writeId = UUID.randomUUID().toString();
                    String trail = before.map(ControlItem::trail).orElse(ControlItem.EMPTY_TRAIL);
                    var draft = ControlItem.of(key(key), expectedVersion + 1, json, writeId, trail);
                    return withParts(draft, new Writing(key, expectedVersion, draft.item(), writeId))
                            .call(won -> won
                                    ? removed(before.map(ItemBodies::keys).orElse(List.of()))
                                    : removed(keysOf(draft.parts())));
                }));
    }

    private Uni<Boolean> withParts(ControlItem.Draft draft, Writing writing) {
        return draft.parts().isEmpty()
                ? written(writing, TRIES)
                : nosql.insert(Tables.CONTROL.name(), draft.parts())
                        .map(CatalystControlStore::allDone)
                        .chain(done -> written(writing, TRIES));
    }

    private static List<Item> keysOf(List<Write.Insert> parts) {
        return parts.stream()
                .map(part -> Item.key(
                        Tables.SPACE, part.item().text(Tables.SPACE).orElse(""),
                        Tables.KEY, part.item().text(Tables.KEY).orElse("")))
                .toList();
    }

    /** Parts that no document speaks of do no harm but take room: whether they went is not waited for twice. */
    private Uni<?> removed(List<Item> parts) {
        return parts.isEmpty()
                ? Uni.createFrom().voidItem()
                : nosql.delete(
                                Tables.CONTROL.name(),
                                parts.stream()
                                        .map(part -> new Write.Delete(part, null))
                                        .toList())
                        .onFailure()
                        .recoverWithItem(List.of());
    }

    @Override
    public Uni<List<ControlDocument>> latest(String prefix, int limit) {
        return CheckedAccess.translate(whole(() -> items(within(prefix).limited(limit), limit), TRIES));
    }

    @Override
    public Uni<Void> trim(String prefix, int keep) {
        return CheckedAccess.translate(items(within(prefix).giving(KEYS), Integer.MAX_VALUE)
                .map(items -> items.stream()
                        .skip(keep)
                        .flatMap(item -> Stream.concat(
                                Stream.of(key(item.text(Tables.KEY).orElse(""))), ItemBodies.keys(item).stream()))
                        .map(key -> new Write.Delete(key, null))
                        .toList())
                .chain(deletes -> nosql.delete(Tables.CONTROL.name(), deletes))
                .map(CatalystControlStore::allDone));
    }

    /** The documents of items that are read, with their parts; read again where parts were replaced meanwhile. */
    private Uni<List<ControlDocument>> whole(Supplier<Uni<List<Item>>> reading, int triesLeft) {
        return reading.get().chain(items -> {
            List<Item> parts = items.stream()
                    .flatMap(item -> ItemBodies.keys(item).stream())
                    .toList();
            return (parts.isEmpty()
                            ? Uni.createFrom().item(List.<Item>of())
                            : nosql.fetch(Tables.CONTROL.name(), parts, true, List.of()))
                    .chain(read -> {
                        Map<String, byte[]> byKey = ItemBodies.byKey(read);
                        List<ControlDocument> documents = items.stream()
                                .flatMap(item -> ControlItem.document(item, byKey).stream())
                                .toList();
                        return documents.size() == items.size()
                                ? Uni.createFrom().item(documents)
                                : triesLeft > 1
                                        ? whole(reading, triesLeft - 1)
                                        : Uni.createFrom()
                                                .failure(new StoreUnavailableException(
                                                        "parts of a control document are missing; it is written again"
                                                                + " with its next change",
                                                        null));
                    });
        });
    }

    /**
     * One attempt to write.
     *
     * @param writeId tells this writing from every other
     */
    private record Writing(String key, long expectedVersion, Item item, String writeId) {}

    private Uni<Boolean> written(Writing writing, int triesLeft) {
        Item item = writing.item();
        Uni<List<Written>> write = writing.expectedVersion() == ControlDocument.ABSENT
                ? nosql.insert(Tables.CONTROL.name(), List.of(new Write.Insert(item, Condition.absent(Tables.KEY))))
                : nosql.update(
                        Tables.CONTROL.name(),
                        List.of(new Write.Update(
                                key(writing.key()),
                                ControlItem.changes(item),
                                Condition.equalTo(ControlItem.VERSION, AttributeValue.of(writing.expectedVersion())))));
        return write.chain(outcomes -> switch (outcomes.getFirst()) {
            case Written.Success success -> Uni.createFrom().item(true);
            case Written.Mismatch mismatch -> Uni.createFrom().item(false);
            case Written.Failed(NosqlFailure failure) ->
                failure.executionUnknown()
                        ? readAgain(writing, failure, triesLeft - 1)
                        : Uni.createFrom().failure(failure);
        });
    }

    /** Whether it was written although nobody said so. */
    private Uni<Boolean> readAgain(Writing writing, NosqlFailure unknown, int triesLeft) {
        return item(writing.key()).chain(found -> {
            if (found.filter(item -> ControlItem.trail(item).contains(writing.writeId()))
                    .isPresent()) {
                return Uni.createFrom().item(true);
            }
            long version = found.map(ControlItem::version).orElse(ControlDocument.ABSENT);
            if (version != writing.expectedVersion()) {
                // Another has written. So many others that the trail has lost this one do so in minutes at the least.
                return Uni.createFrom().item(false);
            }
            return triesLeft > 0
                    ? written(writing, triesLeft)
                    : Uni.createFrom()
                            .failure(new StoreUnavailableException(
                                    "it is unknown whether a control document was written: " + unknown.getMessage(),
                                    unknown));
        });
    }

    private Uni<Optional<Item>> item(String key) {
        return nosql.fetch(Tables.CONTROL.name(), List.of(key(key)), true, List.of())
                .map(items -> items.stream().findFirst());
    }

    private NosqlQuery within(String prefix) {
        NosqlQuery all =
                NosqlQuery.table(Tables.CONTROL.name(), Tables.SPACE, space).backwards();
        return prefix.isEmpty() ? all : all.within(Tables.KEY, Operator.BEGINS_WITH, prefix);
    }

    private Uni<List<Item>> items(NosqlQuery query, int limit) {
        return more(query, limit, new ArrayList<>());
    }

    private Uni<List<Item>> more(NosqlQuery query, int limit, List<Item> soFar) {
        return nosql.query(query).chain((ItemPage page) -> {
            soFar.addAll(page.items());
            return soFar.size() >= limit || page.next() == null
                    ? Uni.createFrom().item(soFar.subList(0, Math.min(limit, soFar.size())))
                    : more(query.from(page.next()), limit, soFar);
        });
    }

    private Item key(String key) {
        return Item.key(Tables.SPACE, space, Tables.KEY, key);
    }

    /** What was gone already is as good as deleted. */
    @SuppressWarnings("NullAway") // The value of a Uni<Void> is null.
    private static Void allDone(List<Written> outcomes) {
        for (Written outcome : outcomes) {
            if (outcome instanceof Written.Failed(NosqlFailure failure)) {
                throw failure;
            }
        }
        return null;
    }
}
