package dev.waybill.engine.cycle;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Marks late events that need no write. It reads what was appended since it last did, so it must run before a cycle
 * reads histories: what is appended later is met again by the next one.
 */
final class LateEventSweep {

    private static final System.Logger LOG = System.getLogger(LateEventSweep.class.getName());

    private static final int PAGE = 500;

    /** So that a first cycle over a long history does not wait for all of it. */
    private static final int MOST_PAGES = 20;

    private final StatusStore store;
    private final LateEvents lateEvents;
    private final ControlCell<Watermark> watermark;

    LateEventSweep(StatusStore store, ControlCells cells, LateEvents lateEvents) {
        this.store = store;
        this.lateEvents = lateEvents;
        this.watermark = cells.cell("late-events", Watermark.class, new Watermark(null));
    }

    /** Where the next reading begins, so that it misses nothing; nothing read yet if absent. */
    record Watermark(@Nullable String cursor) {}

    /** Returns how many documents were marked. Never fails: a cycle does not depend on this housekeeping. */
    Uni<Integer> sweep() {
        return watermark
                .get()
                .flatMap(mark -> sweepFrom(mark.cursor(), MOST_PAGES))
                .onFailure()
                .invoke(failure -> LOG.log(
                        System.Logger.Level.WARNING,
                        "Late events could not be marked; the next cycle tries again: {0}",
                        failure.getMessage()))
                .onFailure()
                .recoverWithItem(0);
    }

    private Uni<Integer> sweepFrom(@Nullable String cursor, int pagesLeft) {
        return store.unsynced(cursor, PAGE)
                .flatMap(page -> mark(page).flatMap(marked -> {
                    boolean last = page.events().size() < PAGE || pagesLeft == 1;
                    Uni<Integer> rest = last ? Uni.createFrom().item(0) : sweepFrom(page.cursor(), pagesLeft - 1);
                    return (Objects.equals(page.sureCursor(), cursor)
                                    ? rest
                                    : watermark
                                            .update(before -> new Watermark(page.sureCursor()))
                                            .flatMap(done -> rest))
                            .map(more -> marked + more);
                }));
    }

    private Uni<Integer> mark(UnsyncedPage page) {
        var queueIds = lateEvents.queueIds(page.events());
        if (queueIds.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return store.histories(queueIds).flatMap(histories -> {
            var late = lateEvents.needNoWrite(histories);
            return late.isEmpty() ? Uni.createFrom().item(0) : store.markSynced(late);
        });
    }
}
