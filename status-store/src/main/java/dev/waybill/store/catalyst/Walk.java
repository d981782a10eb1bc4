package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads partitions one behind the other, page by page, until its reader has enough. An empty page is no end while it
 * names a key to go on from.
 */
final class Walk {

    /** Takes what a walk finds. */
    interface Reader {

        /** How many items the next page should hold. */
        int wanted();

        /** Takes a page, which may be empty; whether to go on. */
        Uni<Boolean> take(List<Item> items);
    }

    private final NosqlClient nosql;
    private final Iterator<NosqlQuery> partitions;
    private final Reader reader;

    // Used by one step at a time.
    private @Nullable NosqlQuery rest;
    private boolean ended;

    private Walk(NosqlClient nosql, Iterator<NosqlQuery> partitions, Reader reader) {
        this.nosql = nosql;
        this.partitions = partitions;
        this.reader = reader;
    }

    /** Walks; true if it came to the end, false if the reader had enough. */
    static Uni<Boolean> through(NosqlClient nosql, Iterator<NosqlQuery> partitions, Reader reader) {
        return Uni.createFrom().deferred(() -> {
            Walk walk = new Walk(nosql, partitions, reader);
            return Multi.createBy()
                    .repeating()
                    .uni(walk::step)
                    .whilst(goOn -> goOn)
                    .collect()
                    .last()
                    .map(last -> walk.ended);
        });
    }

    /** All items of one query. */
    static Uni<List<Item>> all(NosqlClient nosql, NosqlQuery query) {
        return Uni.createFrom().deferred(() -> {
            List<Item> items = new ArrayList<>();
            return through(nosql, List.of(query).iterator(), new Reader() {
                        @Override
                        public int wanted() {
                            return NosqlQuery.MOST;
                        }

                        @Override
                        public Uni<Boolean> take(List<Item> page) {
                            items.addAll(page);
                            return Uni.createFrom().item(true);
                        }
                    })
                    .map(end -> items);
        });
    }

    private Uni<Boolean> step() {
        NosqlQuery query = rest;
        if (query == null) {
            if (!partitions.hasNext()) {
                ended = true;
                return Uni.createFrom().item(false);
            }
            query = partitions.next();
        }
        NosqlQuery asked = query.limited(reader.wanted());
        return nosql.query(asked).chain(page -> {
            rest = page.next() == null ? null : asked.from(page.next());
            return reader.take(page.items());
        });
    }
}
