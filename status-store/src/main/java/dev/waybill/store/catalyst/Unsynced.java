package dev.waybill.store.catalyst;

import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.UnsyncedPage;
import dev.waybill.zoho.nosql.ItemPage;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is not yet synced, oldest first: the shards of its index, merged by place. */
final class Unsynced {

    /** A document becomes visible within seconds of drawing its place; a call to write it is repeated for that long. */
    private static final Duration LATE = Duration.ofMinutes(2);

    /** What is to be synced. */
    static final Which WAITING = new Which(Tables.Index.BY_UNSYNCED, DocumentItem.shards(), Position.Reading.UNSYNCED);

    /** Which index is read, its shards, and whose its cursors are. */
    record Which(Tables.Index index, List<String> shards, Position.Reading reading) {}

    /** What is parked. */
    static Which parked(Parking why) {
        return new Which(Tables.Index.BY_PARKED, ParkedItems.shards(why), Position.Reading.PARKED);
    }

    private final NosqlClient nosql;
    private final Links links;
    private final InstantSource clock;

    Unsynced(NosqlClient nosql, Links links, InstantSource clock) {
        this.nosql = nosql;
        this.links = links;
        this.clock = clock;
    }

    /**
     * What was read of a shard.
     *
     * @param rest where it goes on; absent at its end
     */
    private record Shard(List<Found> read, @Nullable NosqlQuery rest) {

        /** Up to here everything of the shard was read; absent when all of it was. */
        Optional<Position> frontier() {
            return rest == null ? Optional.empty() : Optional.of(read.getLast().position());
        }
    }

    Uni<UnsyncedPage> page(Which which, @Nullable String cursor, int limit) {
        return Uni.createFrom().deferred(() -> {
            Position above = which.reading().position(cursor);
            return Uni.join()
                    .all(which.shards().stream()
                            .map(shard -> new Partition(Tables.LOG, which.index(), shard)
                                    .oldestFirst(above)
                                    .giving(DocumentItem.EVENT_ATTRIBUTES)
                                    .limited(limit))
                            .map(query -> more(new Shard(List.of(), query)))
                            .toList())
                    .andFailFast()
                    .chain(shards -> merged(shards, limit))
                    .chain(links::filled)
                    .map(found -> {
                        Position end = found.isEmpty() ? above : found.getLast().position();
                        return new UnsyncedPage(events(found), cursor(which, end), cursor(which, sure(end)));
                    });
        });
    }

    /** Reads on where the shards hold back the merge, until it has enough. */
    private Uni<List<Found>> merged(List<Shard> shards, int limit) {
        Optional<Position> frontier =
                shards.stream().flatMap(shard -> shard.frontier().stream()).min(Comparator.naturalOrder());
        List<Found> sure = shards.stream()
                .flatMap(shard -> shard.read().stream())
                .filter(found -> frontier.isEmpty() || !frontier.get().isBelow(found.position()))
                .sorted()
                .limit(limit)
                .toList();
        if (sure.size() == limit || frontier.isEmpty()) {
            return Uni.createFrom().item(sure);
        }
        return Uni.join()
                .all(shards.stream()
                        .map(shard -> shard.frontier().equals(frontier)
                                ? more(shard)
                                : Uni.createFrom().item(shard))
                        .toList())
                .andFailFast()
                .chain(further -> merged(further, limit));
    }

    /** The shard with at least one document more, or at its end. */
    private Uni<Shard> more(Shard shard) {
        NosqlQuery query = shard.rest();
        if (query == null) {
            return Uni.createFrom().item(shard);
        }
        return nosql.query(query).chain((ItemPage page) -> {
            List<Found> read = new ArrayList<>(shard.read());
            page.items().forEach(item -> read.add(DocumentItem.read(item)));
            Shard further = new Shard(read, page.next() == null ? null : query.from(page.next()));
            return page.items().isEmpty() && page.next() != null
                    ? more(further)
                    : Uni.createFrom().item(further);
        });
    }

    private static List<StatusEvent> events(List<Found> found) {
        return found.stream().map(Found::event).toList();
    }

    /** Where nothing becomes visible behind any more: a document draws its place before it is written. */
    private @Nullable Position sure(@Nullable Position end) {
        Position limit = Position.floor(clock.instant().minus(LATE));
        return end == null || end.isBelow(limit) ? end : limit;
    }

    private static @Nullable String cursor(Which which, @Nullable Position end) {
        return end == null ? null : which.reading().cursor(end);
    }
}
