package dev.waybill.store.catalyst;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Before which receive time documents have left {@code delivered_logs}. Only ever moves forward. */
final class Watermark {

    private static final String KEY = "watermark";

    private final ControlStore controls;

    Watermark(ControlStore controls) {
        this.controls = controls;
    }

    /**
     * Where it stands.
     *
     * @param version of the document that says so
     */
    record Mark(Instant before, long version) {

        /** Whatever was received before 1970 never belonged to the last day. */
        static final Mark NONE = new Mark(Instant.EPOCH, ControlDocument.ABSENT);
    }

    Uni<Mark> read() {
        return controls.read(KEY).map(found -> found.map(Watermark::mark).orElse(Mark.NONE));
    }

    /** Moves it forward from where it was seen; false if another has moved it since. */
    Uni<Boolean> move(Mark seen, Instant before) {
        return controls.compareAndSet(KEY, seen.version(), "\"" + before + "\"");
    }

    private static Mark mark(ControlDocument document) {
        return new Mark(Instant.parse(document.json().replace("\"", "")), document.version());
    }
}
