package dev.waybill.store.catalyst;

import dev.waybill.model.store.Count;
import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Lets documents leave {@code delivered_logs}: a watermark moves, and Catalyst removes what lies behind it by itself, a
 * day or two later. How many left is counted as far as that is cheap.
 */
final class CatalystRetention {

    private static final List<String> RECEIVED = List.of(Tables.DOCUMENT_ID, DocumentItem.CREATED_TIME);

    /** 20,000 documents. */
    private static final int MOST_CALLS = 200;

    private final NosqlClient nosql;
    private final Watermark watermark;
    private final RecentDays days;
    private final InstantSource clock;

    CatalystRetention(NosqlClient nosql, Watermark watermark, RecentDays days, InstantSource clock) {
        this.nosql = nosql;
        this.watermark = watermark;
        this.days = days;
        this.clock = clock;
    }

    Uni<Count> retire(Instant before) {
        return watermark.read().chain(mark -> {
            if (!before.isAfter(mark.before())) {
                return Uni.createFrom().item(Count.exact(0));
            }
            return watermark.move(mark, before).chain(moved -> moved ? left(mark.before(), before) : retire(before));
        });
    }

    /** Counted behind the move, so that two who move it do not count the same. */
    private Uni<Count> left(Instant from, Instant before) {
        Instant now = clock.instant();
        // Whatever is older has been removed, or should have been.
        Instant oldest = now.minus(DocumentItem.KEPT);
        return days.of(Tables.DELIVERED, from.isAfter(oldest) ? from : oldest, RECEIVED)
                .chain(partitions ->
                        Census.of(nosql, partitions, item -> isBetween(received(item), from, before), MOST_CALLS))
                .map(result ->
                        result.whole() ? Count.exact(result.counted()) : Count.approximate(result.counted(), now));
    }

    static Instant received(Item item) {
        return item.text(DocumentItem.CREATED_TIME).map(Instant::parse).orElse(Instant.MIN);
    }

    private static boolean isBetween(Instant time, Instant from, Instant before) {
        return !time.isBefore(from) && time.isBefore(before);
    }
}
