package dev.waybill.ingest.health;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
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

    private final Uni<Boolean> written;

    WriteProbe(ControlStore controls) {
        this.written = Uni.createFrom()
                .deferred(() -> controls.read(KEY))
                .map(found -> found.map(ControlDocument::version).orElse(ControlDocument.ABSENT))
                .chain(version -> controls.compareAndSet(KEY, version, "{}"))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .memoize()
                .atLeast(KEPT);
    }

    /** Whether it was this service that wrote; false is as good, it was another. Fails when nobody could. */
    Uni<Boolean> write() {
        return written;
    }
}
