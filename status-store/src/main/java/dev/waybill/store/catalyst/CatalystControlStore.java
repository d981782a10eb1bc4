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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Control documents in one partition of a table, changed by conditional writes. */
final class CatalystControlStore implements ControlStore {

    private static final List<String> KEYS = List.of(Tables.SPACE, Tables.KEY);

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
        return Failures.translate(item(key).map(found -> found.map(ControlItem::document)));
    }

    @Override
    public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
        return Failures.translate(Uni.createFrom()
                .deferred(() -> expectedVersion == ControlDocument.ABSENT
                        ? Uni.createFrom().item(ControlItem.EMPTY_TRAIL)
                        : item(key).map(found -> found.map(ControlItem::trail).orElse(ControlItem.EMPTY_TRAIL)))
                .chain(trail -> written(
                        new Writing(
                                key, expectedVersion, json, UUID.randomUUID().toString(), trail),
                        TRIES)));
    }

    @Override
    public Uni<List<ControlDocument>> latest(String prefix, int limit) {
        return Failures.translate(items(within(prefix).limited(limit), limit)
                .map(items -> items.stream().map(ControlItem::document).toList()));
    }

    @Override
    public Uni<Void> trim(String prefix, int keep) {
        return Failures.translate(items(within(prefix).giving(KEYS), Integer.MAX_VALUE)
                .map(items -> items.stream()
                        .skip(keep)
                        .map(item -> new Write.Delete(key(item.text(Tables.KEY).orElse("")), null))
                        .toList())
                .chain(deletes -> nosql.delete(Tables.CONTROL.name(), deletes))
                .map(CatalystControlStore::allDone));
    }

    /**
     * One attempt to write.
     *
     * @param writeId tells this writing from every other
     * @param trail who wrote before
     */
    private record Writing(String key, long expectedVersion, String json, String writeId, String trail) {}

    private Uni<Boolean> written(Writing writing, int triesLeft) {
        Item item = ControlItem.of(
                key(writing.key()),
                writing.expectedVersion() + 1,
                writing.json(),
                ControlItem.trail(writing.trail(), writing.writeId()));
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
