package dev.waybill.store.catalyst;

import dev.waybill.zoho.nosql.Item;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.NosqlQuery;
import io.smallrye.mutiny.Uni;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Counts by reading keys, since no call counts; gives up behind a bounded number of calls. Source: Catalyst NoSQL facts
 * 4.1.
 */
final class Census implements Walk.Reader {

    private final Predicate<Item> counted;
    private final int mostCalls;

    // Used by one page of the walk at a time.
    private int calls;
    private long count;

    private Census(Predicate<Item> counted, int mostCalls) {
        this.counted = counted;
        this.mostCalls = mostCalls;
    }

    /**
     * What a count came to.
     *
     * @param whole false if there may be more
     */
    record Result(long counted, boolean whole) {}

    static Uni<Result> of(NosqlClient nosql, Iterator<NosqlQuery> partitions, Predicate<Item> counted, int mostCalls) {
        return Uni.createFrom().deferred(() -> {
            Census census = new Census(counted, mostCalls);
            return Walk.through(nosql, partitions, census).map(end -> new Result(census.count, end));
        });
    }

    @Override
    public int wanted() {
        return NosqlQuery.MOST;
    }

    @Override
    public Uni<Boolean> take(List<Item> items) {
        count += items.stream().filter(counted).count();
        calls++;
        return Uni.createFrom().item(calls < mostCalls);
    }
}
