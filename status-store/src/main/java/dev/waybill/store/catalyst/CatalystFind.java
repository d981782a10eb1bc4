package dev.waybill.store.catalyst;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of documents, newest first. What a key or an index spans in whole is read from the log, in the last 24
 * hours too, since they are a part of it; the rest walks through the days of the collection that was asked for.
 */
final class CatalystFind {

    private final NosqlClient nosql;
    private final Completion completion;
    private final CatalystHistories histories;
    private final Watermark watermark;
    private final FirstDay firstDay;
    private final InstantSource clock;
    private final Duration limit;

    CatalystFind(
            NosqlClient nosql,
            Completion completion,
            CatalystHistories histories,
            Watermark watermark,
            FirstDay firstDay,
            InstantSource clock,
            Duration limit) {
        this.nosql = nosql;
        this.completion = completion;
        this.histories = histories;
        this.watermark = watermark;
        this.firstDay = firstDay;
        this.clock = clock;
        this.limit = limit;
    }

    Uni<DocumentPage> page(DocumentQuery query) {
        return Uni.createFrom().deferred(() -> {
            Position below = Position.Reading.NEWEST_FIRST.position(query.cursor());
            return since(query).chain(since -> {
                Question question = new Question(query, since, below);
                return switch (QueryPlanner.plan(query.filter())) {
                    case QueryPlan.Nowhere nowhere -> Uni.createFrom().item(new DocumentPage(List.of(), null, 0));
                    case QueryPlan.ById(var id) -> few(question, byKey(DocumentItem.key(id)));
                    case QueryPlan.ByQueue(String queueId) -> few(question, histories.documents(queueId));
                    case QueryPlan.ByIndex(var index, String value) -> {
                        NosqlQuery whole = new Partition(Tables.LOG, index, value).newestFirst(below);
                        yield gathered(question, List.of(whole).iterator(), completion::ofLog);
                    }
                    case QueryPlan.ByStatus(String status) ->
                        walked(
                                question,
                                table -> day -> new Partition(
                                        table, Tables.Index.BY_STATUS_DAY, DocumentItem.statusDay(status, day)));
                    case QueryPlan.ByDay byDay ->
                        walked(question, table -> day -> new Partition(table, Tables.Index.BY_DAY, day.toString()));
                };
            });
        });
    }

    /** The later of all bounds of the receive time. */
    private Uni<Instant> since(DocumentQuery query) {
        Instant asked = query.receivedSince() == null ? Instant.MIN : query.receivedSince();
        Instant since = later(asked, QueryPlanner.since(query.filter()));
        return query.collection() == DocumentCollection.DELIVERED_LOGS
                ? watermark.read().map(mark -> later(since, mark.before()))
                : Uni.createFrom().item(since);
    }

    private Uni<List<Found>> byKey(Item key) {
        return nosql.fetch(Tables.LOG.name(), List.of(key), true, List.of()).chain(completion::ofLog);
    }

    private Uni<DocumentPage> few(Question question, Uni<List<Found>> candidates) {
        return candidates.map(found -> {
            List<Found> met = found.stream()
                    .filter(question::isMetBy)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            int size = Math.min(met.size(), question.query().limit());
            return new DocumentPage(
                    met.subList(0, size).stream().map(Found::document).toList(),
                    met.size() > size
                            ? Position.Reading.NEWEST_FIRST.cursor(
                                    met.get(size - 1).position())
                            : null,
                    found.size());
        });
    }

    private Uni<DocumentPage> walked(
            Question question, Function<Tables.Table, Function<LocalDate, Partition>> partitions) {
        boolean delivered = question.query().collection() == DocumentCollection.DELIVERED_LOGS;
        return firstDay.read().chain(first -> {
            if (first.isEmpty()) {
                return Uni.createFrom().item(new DocumentPage(List.of(), null, 0));
            }
            return gathered(
                    question,
                    backwards(
                            later(first.get(), floor(question).day()),
                            question.below(),
                            partitions.apply(delivered ? Tables.DELIVERED : Tables.LOG)),
                    delivered ? completion::ofDelivered : completion::ofLog);
        });
    }

    private Uni<DocumentPage> gathered(
            Question question, Iterator<NosqlQuery> partitions, Function<List<Item>, Uni<List<Found>>> completed) {
        Gathering gathering = new Gathering(question, completed, floor(question), clock, limit);
        return Walk.through(nosql, partitions, gathering).map(end -> gathering.page());
    }

    /** From the day with the latest places, or from that of a place below which all must be, back to a day. */
    private Iterator<NosqlQuery> backwards(
            LocalDate to, @Nullable Position below, Function<LocalDate, Partition> partition) {
        LocalDate newest = below != null ? below.day() : Places.newestDay(clock.instant());
        return Stream.iterate(newest, day -> !day.isBefore(to), day -> day.minusDays(1))
                .map(day -> partition
                        .apply(day)
                        .newestFirst(below != null && below.day().equals(day) ? below : null))
                .iterator();
    }

    /** No document that the question may ask for stands below. */
    private Position floor(Question question) {
        return Position.floor(earlier(question.since(), clock.instant()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
