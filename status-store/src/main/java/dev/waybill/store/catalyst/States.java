package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.StoreState;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import dev.waybill.zoho.nosql.TableInfo;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How much the store holds. While it is little, it is counted; beyond that, the figures are those that Catalyst counts
 * once a day, or what was counted until the bound where that is more, and said to be estimates.
 */
final class States {

    static final String KIND = "catalyst";

    /** Calls that one figure may cost; 100 documents each, or a day without any. */
    private static final int MOST_CALLS = 20;

    private static final List<String> KEY = List.of(Tables.DOCUMENT_ID);
    private static final List<String> RECEIVED = List.of(Tables.DOCUMENT_ID, DocumentItem.CREATED_TIME);

    /** Catalyst's own figures are that old at most. Source: Catalyst NoSQL facts 1.11. */
    private static final Duration METRICS_AGE = Duration.ofHours(24);

    private final NosqlClient nosql;
    private final Watermark watermark;
    private final RecentDays days;
    private final InstantSource clock;

    /** The log only grows: once it was too large to be counted, nobody tries again. */
    private volatile boolean logIsLarge;

    States(NosqlClient nosql, Watermark watermark, RecentDays days, InstantSource clock) {
        this.nosql = nosql;
        this.watermark = watermark;
        this.days = days;
        this.clock = clock;
    }

    Uni<StoreState> state() {
        return Uni.combine()
                .all()
                .unis(
                        log(),
                        delivered(),
                        indexed(Tables.Index.BY_UNSYNCED, DocumentItem.shards()),
                        indexed(Tables.Index.BY_PARKED, ParkedItems.shards(Parking.UNLINKED)),
                        indexed(Tables.Index.BY_PARKED, ParkedItems.shards(Parking.UNMATCHED)),
                        conflicts())
                .with((log, delivered, unsynced, unlinked, unmatched, conflicts) -> new StoreState(
                        KIND,
                        Map.of(
                                DocumentCollection.WEBHOOK_LOGS, log,
                                DocumentCollection.DELIVERED_LOGS, delivered),
                        unsynced,
                        unlinked,
                        unmatched,
                        conflicts));
    }

    private Uni<Count> log() {
        Uni<Census.Result> counted = logIsLarge
                ? Uni.createFrom().item(new Census.Result(0, false))
                : days.of(Tables.LOG, Instant.MIN, KEY)
                        .chain(partitions -> Census.of(nosql, partitions, item -> true, MOST_CALLS));
        return counted.invoke(result -> logIsLarge = !result.whole())
                .chain(result -> judged(result, Tables.LOG, TableInfo::rows));
    }

    private Uni<Count> delivered() {
        return watermark
                .read()
                .chain(mark -> days.of(Tables.DELIVERED, lowest(mark.before()), RECEIVED)
                        .chain(partitions -> Census.of(
                                nosql,
                                partitions,
                                item -> !CatalystRetention.received(item).isBefore(mark.before()),
                                MOST_CALLS)))
                .chain(result -> judged(result, Tables.DELIVERED, TableInfo::rows));
    }

    private Uni<Count> indexed(Tables.Index index, List<String> partitions) {
        List<NosqlQuery> shards = partitions.stream()
                .map(shard -> new Partition(Tables.LOG, index, shard)
                        .oldestFirst(null)
                        .giving(KEY))
                .toList();
        return Census.of(nosql, shards.iterator(), item -> true, MOST_CALLS)
                .chain(result -> judged(
                        result,
                        Tables.LOG,
                        table -> table.indexes().stream()
                                .filter(info -> info.name().equals(index.label()))
                                .mapToLong(TableInfo.Index::rows)
                                .sum()));
    }

    private Uni<Count> conflicts() {
        NosqlQuery noted = NosqlQuery.table(Tables.CONTROL.name(), Tables.SPACE, LinkWrites.CONFLICTS)
                .giving(List.of(Tables.SPACE, Tables.KEY));
        return Census.of(nosql, List.of(noted).iterator(), item -> true, MOST_CALLS)
                .map(result -> result.whole()
                        ? Count.exact(result.counted())
                        : Count.approximate(result.counted(), clock.instant()));
    }

    private Uni<Count> judged(Census.Result result, Tables.Table table, Function<TableInfo, Long> rows) {
        return result.whole()
                ? Uni.createFrom().item(Count.exact(result.counted()))
                : nosql.table(table.name())
                        .map(info -> Count.approximate(
                                Math.max(result.counted(), rows.apply(info)),
                                clock.instant().minus(METRICS_AGE)));
    }

    private Instant lowest(Instant mark) {
        Instant oldest = clock.instant().minus(DocumentItem.KEPT);
        return mark.isAfter(oldest) ? mark : oldest;
    }
}
