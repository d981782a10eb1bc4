package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Finds the latest place of the log, among the days that a clock which is a little ahead may have written to. */
final class NewestPlace {

    private final NosqlClient nosql;
    private final RecentDays days;
    private final InstantSource clock;

    NewestPlace(NosqlClient nosql, RecentDays days, InstantSource clock) {
        this.nosql = nosql;
        this.days = days;
        this.clock = clock;
    }

    /** The place; absent when nothing was appended lately. */
    Uni<Optional<Position>> read() {
        return Uni.createFrom().deferred(() -> {
            First first = new First();
            return days.of(Tables.LOG, clock.instant(), List.of(Tables.DOCUMENT_ID, Tables.POSITION))
                    .chain(partitions -> Walk.through(nosql, partitions, first))
                    .map(end -> first.found);
        });
    }

    private static final class First implements Walk.Reader {

        private Optional<Position> found = Optional.empty();

        @Override
        public int wanted() {
            return 1;
        }

        @Override
        public Uni<Boolean> take(List<Item> items) {
            found = items.stream()
                    .findFirst()
                    .flatMap(item -> item.text(Tables.POSITION))
                    .map(Position::new);
            return Uni.createFrom().item(found.isEmpty());
        }
    }
}
