package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.NosqlQuery;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Days of the log as partitions. */
final class Days {

    private Days() {}

    /**
     * From a day back to another, both included.
     *
     * @param below a place that all documents must be below; absent for none
     */
    static Iterator<NosqlQuery> backwards(
            LocalDate from, LocalDate to, @Nullable Position below, Function<LocalDate, Partition> partition) {
        return Stream.iterate(from, day -> !day.isBefore(to), day -> day.minusDays(1))
                .map(day -> partition
                        .apply(day)
                        .newestFirst(below != null && below.day().equals(day) ? below : null))
                .iterator();
    }
}
