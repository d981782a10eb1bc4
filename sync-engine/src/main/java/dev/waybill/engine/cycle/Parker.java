package dev.waybill.engine.cycle;

import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parks events that nobody can write a day after they came about: those of messages without a queue id, and those with
 * one that no pending record has. Only a cycle that read every pending record knows that. Source: live sync, words.
 */
final class Parker {

    private static final System.Logger LOG = System.getLogger(Parker.class.getName());

    static final Duration PATIENCE = Duration.ofDays(1);

    private static final int PAGE = 500;

    /** So that a cycle behind a long outage does not wait for all of it. */
    private static final int MOST_PAGES = 20;

    private final StatusStore store;
    private final EngineTime time;

    Parker(StatusStore store, EngineTime time) {
        this.store = store;
        this.time = time;
    }

    /** Parks what the run could not write, and takes back what it met. Never fails: nothing depends on it. */
    Uni<Void> after(SyncRun run) {
        Set<String> met = run.met();
        if (met == null) {
            return Uni.createFrom().voidItem();
        }
        Instant before = time.wall().minus(PATIENCE);
        return store.unpark(run.metAndNotWritten(before))
                .flatMap(back -> park(met, before, null, MOST_PAGES))
                .onFailure()
                .invoke(failure -> LOG.log(
                        System.Logger.Level.WARNING,
                        "Events without a record could not be set apart; the next cycle tries again: {0}",
                        failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> park(Set<String> met, Instant before, @Nullable String cursor, int pagesLeft) {
        return store.unsynced(cursor, PAGE)
                .flatMap(page -> park(met, before, page)
                        .flatMap(parked -> page.events().size() < PAGE || pagesLeft == 1
                                ? Uni.createFrom().voidItem()
                                : park(met, before, page.cursor(), pagesLeft - 1)));
    }

    private Uni<Integer> park(Set<String> met, Instant before, UnsyncedPage page) {
        List<StatusEvent> old = page.events().stream()
                .filter(event -> cameAbout(event).isBefore(before))
                .toList();
        List<StatusEvent> unlinked =
                old.stream().filter(event -> event.queueId() == null).toList();
        List<StatusEvent> unmatched = old.stream()
                .filter(event -> event.queueId() != null && !met.contains(QueueIds.canonical(event.queueId())))
                .toList();
        return store.park(unlinked, Parking.UNLINKED).flatMap(parked -> store.park(unmatched, Parking.UNMATCHED));
    }

    /** A time that is ahead of the receiving says nothing. */
    private static Instant cameAbout(StatusEvent event) {
        Instant named = event.time();
        return named == null || named.isAfter(event.receivedAt()) ? event.receivedAt() : named;
    }
}
