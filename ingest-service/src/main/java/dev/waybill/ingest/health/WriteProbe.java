package dev.waybill.ingest.health;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Writes a small document, durably: reading goes on while a lock is held, on a full disk and on a file that became
 * read-only, so it says nothing about callbacks. At most one write in two seconds, since anybody may ask.
 */
@Singleton
final class WriteProbe {

    private static final String KEY = "ingest/readiness";
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Uni<Void> written;

    WriteProbe(ControlStore controls, FrontJournal front) {
        this.written = Uni.createFrom()
                .deferred(() -> front.journal().map(Journal::probe).orElseGet(() -> intoTheStore(controls)))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .memoize()
                .forFixedDuration(KEPT);
    }

    /** Completes when something is durable where callbacks go first; fails when nothing could be written. */
    Uni<Void> write() {
        return written;
    }

    /** Whether it was this service that wrote says nothing: if not, it was another. */
    private static Uni<Void> intoTheStore(ControlStore controls) {
        return controls.read(KEY)
                .map(found -> found.map(ControlDocument::version).orElse(ControlDocument.ABSENT))
                .chain(version -> controls.compareAndSet(KEY, version, "{}"))
                .replaceWithVoid();
    }
}
