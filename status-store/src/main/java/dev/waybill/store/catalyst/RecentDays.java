package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The days of {@code delivered_logs} and of the log, as far as they hold anything. */
final class RecentDays {

    private final FirstDay firstDay;
    private final InstantSource clock;

    RecentDays(FirstDay firstDay, InstantSource clock) {
        this.firstDay = firstDay;
        this.clock = clock;
    }

    /** The days of a table from an instant on, newest first; only keys and receive times are given. */
    Uni<Iterator<NosqlQuery>> of(Tables.Table table, Instant since, List<String> attributes) {
        return firstDay.read()
                .map(first ->
                        first.map(day -> days(table, day, since, attributes)).orElse(Collections.emptyIterator()));
    }

    private Iterator<NosqlQuery> days(Tables.Table table, LocalDate first, Instant since, List<String> attributes) {
        Instant now = clock.instant();
        LocalDate from = Position.floor(since.isBefore(now) ? since : now).day();
        LocalDate oldest = from.isBefore(first) ? first : from;
        return Stream.iterate(Places.newestDay(now), day -> !day.isBefore(oldest), day -> day.minusDays(1))
                .map(day -> new Partition(table, Tables.Index.BY_DAY, day.toString())
                        .newestFirst(null)
                        .giving(attributes))
                .iterator();
    }
}
