package dev.waybill.engine.live;

import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the store has of new events that are not synced yet, from the oldest at the start of a term. Once a minute
 * it reads again from where nothing can become visible behind it any more. One look at a time.
 */
final class EventFeed {

    static final int PAGE = 500;

    /** Of one look; the next one goes on from there. */
    static final int MOST_PAGES = 20;

    private static final Duration SURE = Duration.ofMinutes(1);

    private final StatusStore store;
    private final EngineTime time;
    private final Reader reader;
    private @Nullable String cursor;
    private @Nullable String sureCursor;
    private Instant lastSure;

    /** Told of the histories of queue ids that have new events, and of those events. */
    interface Reader {

        void read(Map<String, List<StatusEvent>> histories, Set<StatusEvent> fresh);
    }

    EventFeed(StatusStore store, EngineTime time, Reader reader) {
        this.store = store;
        this.time = time;
        this.reader = reader;
        this.lastSure = time.steady();
    }

    /** One look. Fails like the store, and the next look goes on from where this one failed. */
    Uni<Void> look() {
        Instant now = time.steady();
        if (!now.isBefore(lastSure.plus(SURE))) {
            lastSure = now;
            cursor = sureCursor;
        }
        return look(MOST_PAGES);
    }

    private Uni<Void> look(int pagesLeft) {
        return store.unsynced(cursor, PAGE)
                .flatMap(page -> take(page).flatMap(taken -> {
                    cursor = page.cursor();
                    sureCursor = page.sureCursor();
                    return page.events().size() < PAGE || pagesLeft == 1
                            ? Uni.createFrom().voidItem()
                            : look(pagesLeft - 1);
                }));
    }

    private Uni<Void> take(UnsyncedPage page) {
        Set<String> queueIds = page.events().stream()
                .flatMap(event -> Stream.ofNullable(event.queueId()))
                .collect(Collectors.toSet());
        if (queueIds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<StatusEvent> fresh = new HashSet<>(page.events());
        return store.histories(queueIds)
                .invoke(histories -> reader.read(histories, fresh))
                .replaceWithVoid();
    }
}
