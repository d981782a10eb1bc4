package dev.waybill.store.catalyst;

import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.ReceivedCounts.Minute;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what was received lately, by minute and status: newest first, so that a bound leaves out the oldest. */
final class MinuteCounts implements Walk.Reader {

    static final List<String> ATTRIBUTES =
            List.of(Tables.DOCUMENT_ID, Tables.POSITION, "status", DocumentItem.CREATED_TIME);

    /** 5,000 documents. */
    private static final int MOST_CALLS = 50;

    private final Instant from;
    private final Instant watermark;
    private final Map<Minute, Long> counts = new HashMap<>();

    // Used by one page of the walk at a time.
    private int calls;
    private Instant reached = Instant.MAX;

    private MinuteCounts(Instant since, Instant watermark) {
        this.watermark = watermark;
        this.from = minute(since.isAfter(watermark) ? since : watermark);
    }

    /** Counts from the minute of an instant on, or from the watermark's. */
    static Uni<ReceivedCounts> of(NosqlClient nosql, RecentDays days, Instant since, Instant watermark) {
        MinuteCounts counting = new MinuteCounts(since, watermark);
        return days.of(Tables.DELIVERED, counting.from, ATTRIBUTES)
                .chain(partitions -> Walk.through(nosql, partitions, counting))
                .map(end -> counting.result(end || counting.reached.isBefore(counting.from)));
    }

    @Override
    public int wanted() {
        return NosqlQuery.MOST;
    }

    @Override
    public Uni<Boolean> take(List<Item> items) {
        for (Item item : items) {
            Instant received = CatalystRetention.received(item);
            if (!received.isBefore(from) && !received.isBefore(watermark)) {
                counts.merge(new Minute(minute(received), item.text("status").orElse(""), 0), 1L, Long::sum);
            }
        }
        if (!items.isEmpty()) {
            reached = new Position(items.getLast().text(Tables.POSITION).orElseThrow()).time();
        }
        calls++;
        return Uni.createFrom().item(calls < MOST_CALLS && !reached.isBefore(from));
    }

    private ReceivedCounts result(boolean whole) {
        Instant countedFrom = whole ? from : minute(reached).plus(1, ChronoUnit.MINUTES);
        return new ReceivedCounts(
                countedFrom,
                counts.entrySet().stream()
                        .filter(entry -> !entry.getKey().start().isBefore(countedFrom))
                        .map(entry -> new Minute(
                                entry.getKey().start(), entry.getKey().status(), entry.getValue()))
                        .sorted(Comparator.comparing(Minute::start).thenComparing(Minute::status))
                        .toList());
    }

    private static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }
}
