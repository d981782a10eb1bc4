package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.engine.cycle.Settlement;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.UnsyncedPage;
import dev.waybill.sync.state.ControlCell;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Marks late documents that have nothing left to tell. It reads what was appended since it last did, so it must run
 * before a cycle reads histories: what is appended later is met again by the next one.
 */
final class Settler {

    private static final int PAGE = 500;

    /** So that a first cycle over a long history does not wait for all of it. */
    private static final int MOST_PAGES = 20;

    private final StatusStore store;
    private final Settlement settlement;
    private final ControlCell<Watermark> watermark;

    Settler(StatusStore store, ControlStore control, ObjectMapper json, Settlement settlement) {
        this.store = store;
        this.settlement = settlement;
        this.watermark = new ControlCell<>(control, json, "settled", Watermark.class, new Watermark(null));
    }

    /** Where the last reading ended; nothing read yet if absent. */
    record Watermark(@Nullable String cursor) {}

    /** Returns how many documents were marked. */
    Uni<Integer> settle() {
        return watermark.get().flatMap(mark -> settleFrom(mark.cursor(), MOST_PAGES));
    }

    private Uni<Integer> settleFrom(@Nullable String cursor, int pagesLeft) {
        return store.unsynced(cursor, PAGE)
                .flatMap(page -> settle(page).flatMap(marked -> {
                    boolean last = page.events().size() < PAGE || pagesLeft == 1;
                    Uni<Integer> rest = last ? Uni.createFrom().item(0) : settleFrom(page.cursor(), pagesLeft - 1);
                    return (Objects.equals(page.cursor(), cursor)
                                    ? rest
                                    : watermark
                                            .update(before -> new Watermark(page.cursor()))
                                            .flatMap(done -> rest))
                            .map(more -> marked + more);
                }));
    }

    private Uni<Integer> settle(UnsyncedPage page) {
        var queueIds = settlement.queueIds(page.events());
        if (queueIds.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return store.histories(queueIds).flatMap(histories -> {
            var settled = settlement.settled(histories);
            return settled.isEmpty() ? Uni.createFrom().item(0) : store.markSynced(settled);
        });
    }
}
