package dev.waybill.engine.live;

import dev.waybill.model.status.StatusOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits for Creator: one update a queue id, the better of two when there are two. An update is ready when its
 * record is known well enough, unread until somebody looks its record up, resting until a time on the stopwatch, or
 * being written. A cache that is rebuilt from the store; pure and not thread-safe. Source: live.md, Deciding.
 */
final class Outbox {

    /** When it is full the least urgent update leaves it for the next cycle. */
    static final int MOST = 50_000;

    /** Pauses before a queue id that no record had is looked up again; after the last one the next cycle decides. */
    private static final List<Duration> AFTER_A_MISS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10));

    private static final Comparator<Entry> MOST_URGENT_FIRST =
            Comparator.comparing((Entry e) -> e.score).thenComparing(e -> e.update.queueId());

    private enum Place {
        READY,
        UNREAD,
        RESTING,
        WRITING
    }

    private static final class Entry {
        private Update update;
        private final Priority urgency;
        private final Instant since;
        private final Instant score;
        private Place place = Place.UNREAD;
        private int misses;
        private Instant restsUntil = Instant.MIN;

        /** Whether nothing may be written before the rest is over; else the sight of its record ends the rest. */
        private boolean guarded;

        Entry(Update update, Priority urgency, Instant since) {
            this.update = update;
            this.urgency = urgency;
            this.since = since;
            this.score = since.minus(urgency.headStart);
        }
    }

    /**
     * What waits of one urgency.
     *
     * @param ready updates that can be written now
     * @param unread updates whose record must be looked up first
     * @param oldest since when the one waits that waits longest, absent if none does
     */
    record Load(int ready, int unread, @Nullable Instant oldest) {

        static final Load NONE = new Load(0, 0, null);

        int all() {
            return ready + unread;
        }
    }

    private final StatusOrder order;
    private final int most;
    private final Map<String, Entry> byQueueId = new HashMap<>();
    private final Map<Priority, TreeSet<Entry>> ready = new EnumMap<>(Priority.class);
    private final Map<Priority, TreeSet<Entry>> unread = new EnumMap<>(Priority.class);

    /** Unread ones that no record had when they were looked up: they go with the next look-up, and cause none. */
    private final TreeSet<Entry> missed = new TreeSet<>(MOST_URGENT_FIRST);

    private final PriorityQueue<Entry> resting =
            new PriorityQueue<>(Comparator.comparing((Entry e) -> e.restsUntil).thenComparing(e -> e.update.queueId()));

    Outbox(StatusOrder order) {
        this(order, MOST);
    }

    Outbox(StatusOrder order, int most) {
        this.order = order;
        this.most = most;
        for (Priority urgency : Priority.values()) {
            ready.put(urgency, new TreeSet<>(MOST_URGENT_FIRST));
            unread.put(urgency, new TreeSet<>(MOST_URGENT_FIRST));
        }
    }

    private NavigableSet<Entry> ready(Priority urgency) {
        return Objects.requireNonNull(ready.get(urgency));
    }

    private NavigableSet<Entry> unread(Priority urgency) {
        return Objects.requireNonNull(unread.get(urgency));
    }

    int size() {
        return byQueueId.size();
    }

    /** What is wanted of a queue id, if anything is. */
    Optional<Update> of(String queueId) {
        return Optional.ofNullable(byQueueId.get(queueId)).map(entry -> entry.update);
    }

    /**
     * Takes an update.
     *
     * @param isReady whether its record is known well enough to be written
     */
    void offer(Update update, boolean isReady) {
        Entry before = byQueueId.get(update.queueId());
        if (before == null) {
            add(
                    new Entry(
                            update,
                            Priority.of(update.rank(), order),
                            update.event().receivedAt()),
                    isReady);
            return;
        }
        Update joined = before.update.join(update);
        boolean sameStatus = joined.rank() == before.update.rank();
        if (sameStatus || before.place == Place.WRITING) {
            before.update = joined;
            if (before.place != Place.WRITING && !mustRest(before, isReady)) {
                place(before, isReady ? Place.READY : before.place);
            }
            return;
        }
        remove(before);
        Entry after = entryOf(joined, before, false);
        if (mustRest(before, isReady)) {
            after.misses = before.misses;
            rest(after, before.restsUntil, before.guarded);
        } else {
            add(after, isReady);
        }
    }

    /** Who rests since its record was not there may be written once the record is. */
    private static boolean mustRest(Entry entry, boolean recordIsThere) {
        return entry.place == Place.RESTING && (entry.guarded || !recordIsThere);
    }

    /** A final status that replaces another keeps its place in the queue; one that replaces an interim one does not. */
    private Entry entryOf(Update update, Entry before, boolean beforeIsWritten) {
        Priority urgency = Priority.of(update.rank(), order);
        boolean waitedAlready = !beforeIsWritten && (before.urgency != Priority.INTERIM || urgency == Priority.INTERIM);
        return new Entry(
                update, urgency, waitedAlready ? before.since : update.event().receivedAt());
    }

    private void add(Entry entry, boolean isReady) {
        byQueueId.put(entry.update.queueId(), entry);
        place(entry, isReady ? Place.READY : Place.UNREAD);
        if (byQueueId.size() > most) {
            leastUrgent().ifPresent(this::remove);
        }
    }

    private Optional<Entry> leastUrgent() {
        return Stream.of(Priority.INTERIM, Priority.DELIVERED, Priority.FAILED)
                .flatMap(urgency -> Stream.of(unread(urgency), ready(urgency)))
                .filter(set -> !set.isEmpty())
                .findFirst()
                .map(NavigableSet::last);
    }

    private void place(Entry entry, Place place) {
        takeOut(entry);
        entry.place = place;
        switch (place) {
            case READY -> ready(entry.urgency).add(entry);
            case UNREAD -> (entry.misses > 0 ? missed : unread(entry.urgency)).add(entry);
            case RESTING -> resting.add(entry);
            case WRITING -> {}
        }
    }

    private void takeOut(Entry entry) {
        ready(entry.urgency).remove(entry);
        unread(entry.urgency).remove(entry);
        missed.remove(entry);
        if (entry.place == Place.RESTING) {
            resting.remove(entry);
        }
    }

    private void remove(Entry entry) {
        takeOut(entry);
        byQueueId.remove(entry.update.queueId(), entry);
    }

    private void rest(Entry entry, Instant until, boolean guarded) {
        takeOut(entry);
        entry.guarded = guarded;
        byQueueId.put(entry.update.queueId(), entry);
        entry.restsUntil = until;
        place(entry, Place.RESTING);
    }

    boolean isWriting(String queueId) {
        Entry entry = byQueueId.get(queueId);
        return entry != null && entry.place == Place.WRITING;
    }

    /** Whether an update is being written, or ready and of one of these urgencies. */
    boolean isReadyOrWritten(String queueId, Set<Priority> which) {
        Entry entry = byQueueId.get(queueId);
        return entry != null
                && (entry.place == Place.WRITING || (entry.place == Place.READY && which.contains(entry.urgency)));
    }

    /** The record of an update is known well enough now. */
    void found(String queueId) {
        move(queueId, Place.READY);
    }

    /** The record of an update must be looked up again. */
    void unknown(String queueId) {
        move(queueId, Place.UNREAD);
    }

    private void move(String queueId, Place place) {
        Entry entry = byQueueId.get(queueId);
        if (entry != null && entry.place != Place.WRITING && !mustRest(entry, place == Place.READY)) {
            place(entry, place);
        }
    }

    /** Creator is as far, or further, or the update is the next cycle's: it leaves. */
    Optional<Update> remove(String queueId) {
        Entry entry = byQueueId.get(queueId);
        if (entry == null) {
            return Optional.empty();
        }
        remove(entry);
        return Optional.of(entry.update);
    }

    /** No record had the queue id. After the last try the update leaves for the next cycle: then false. */
    boolean missed(String queueId, Instant steady) {
        Entry entry = byQueueId.get(queueId);
        if (entry == null || entry.place == Place.WRITING) {
            return true;
        }
        if (entry.misses == AFTER_A_MISS.size()) {
            remove(entry);
            return false;
        }
        rest(entry, steady.plus(AFTER_A_MISS.get(entry.misses++)), false);
        return true;
    }

    /** Nothing is written to the record before this time on the stopwatch. */
    void guard(String queueId, Instant until) {
        Entry entry = byQueueId.get(queueId);
        if (entry != null) {
            rest(entry, until, true);
        }
    }

    /** It is not looked up again before this time on the stopwatch; if its record turns up before, it is ready. */
    void rest(String queueId, Instant until) {
        Entry entry = byQueueId.get(queueId);
        if (entry != null && entry.place != Place.WRITING && entry.place != Place.RESTING) {
            rest(entry, until, false);
        }
    }

    /** Lets those come back whose rest is over. */
    List<String> wake(Instant steady) {
        List<String> awake = new ArrayList<>();
        while (!resting.isEmpty() && !resting.peek().restsUntil.isAfter(steady)) {
            Entry entry = resting.remove();
            entry.place = Place.UNREAD;
            place(entry, Place.UNREAD);
            awake.add(entry.update.queueId());
        }
        return awake;
    }

    /** The most urgent ready update of these urgencies, which is being written from now on. */
    Optional<Update> next(Collection<Priority> which) {
        return which.stream()
                .map(this::ready)
                .filter(set -> !set.isEmpty())
                .map(NavigableSet::first)
                .min(MOST_URGENT_FIRST)
                .map(entry -> {
                    place(entry, Place.WRITING);
                    return entry.update;
                });
    }

    /** An interim update is ripe when it has waited so long that a final one is not about to follow. */
    boolean hasRipeInterim(Instant notAfter) {
        NavigableSet<Entry> waiting = ready(Priority.INTERIM);
        return !waiting.isEmpty() && !waiting.first().since.isAfter(notAfter);
    }

    /** Interim updates that are ripe and unread. */
    boolean hasRipeUnreadInterim(Instant notAfter) {
        NavigableSet<Entry> waiting = unread(Priority.INTERIM);
        return !waiting.isEmpty() && !waiting.first().since.isAfter(notAfter);
    }

    /**
     * Writing an update has ended.
     *
     * @param done whether Creator has it, or never will; else it waits again
     * @return what still waits of the queue id, which may be a better update that came meanwhile
     */
    Optional<Update> ended(Update update, boolean done) {
        Entry entry = byQueueId.get(update.queueId());
        if (entry == null) {
            return Optional.empty();
        }
        if (done && entry.update.rank() <= update.rank()) {
            remove(entry);
            return Optional.empty();
        }
        Entry again = entryOf(entry.update, entry, done);
        byQueueId.put(update.queueId(), again);
        place(again, Place.UNREAD);
        return Optional.of(again.update);
    }

    /** Queue ids to look up, the most urgent first; those that were missed go along, interim ones fill up. */
    List<String> toLookUp(int most) {
        return Stream.of(
                        unread(Priority.FAILED),
                        unread(Priority.DELIVERED),
                        missed,
                        unread(Priority.INTERIM).descendingSet())
                .flatMap(Set::stream)
                .limit(most)
                .map(entry -> entry.update.queueId())
                .toList();
    }

    /** What waits of an urgency; what was missed is not counted. */
    Load load(Priority urgency) {
        NavigableSet<Entry> known = ready(urgency);
        NavigableSet<Entry> unknown = unread(urgency);
        Instant oldest = Stream.of(known, unknown)
                .filter(set -> !set.isEmpty())
                .map(set -> set.first().since)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Load(known.size(), unknown.size(), oldest);
    }

    /** Updates whose queue id no record had when it was looked up, and that can be looked up again. */
    int missedDue() {
        return missed.size();
    }
}
