package dev.waybill.store.catalyst;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The day on which the log began, so that a walk through its days knows where to end. Written before the first
 * document.
 */
final class FirstDay {

    private static final String KEY = "first-day";

    private final ControlStore controls;
    private final InstantSource clock;
    private volatile Optional<LocalDate> known = Optional.empty();

    FirstDay(ControlStore controls, InstantSource clock) {
        this.controls = controls;
        this.clock = clock;
    }

    /** Sees to it that the day is written; its day then. */
    Uni<LocalDate> ensure() {
        return read().chain(day -> day.map(Uni.createFrom()::item).orElseGet(() -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            // Whoever is first writes it; the others read what that one wrote.
            return controls.compareAndSet(KEY, ControlDocument.ABSENT, "\"" + today + "\"")
                    .chain(this::read)
                    .map(Optional::orElseThrow);
        }));
    }

    /** The day, absent while nothing was ever appended. */
    Uni<Optional<LocalDate>> read() {
        return known.isPresent()
                ? Uni.createFrom().item(known)
                : controls.read(KEY)
                        .map(found -> found.map(
                                document -> LocalDate.parse(document.json().replace("\"", ""))))
                        .invoke(day -> known = day);
    }
}
