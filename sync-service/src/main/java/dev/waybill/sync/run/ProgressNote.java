package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Progress;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says how far one run is: at once when it does something else, otherwise once a second, and never so that the run
 * waits for it. Told by one thread at a time.
 */
final class ProgressNote {

    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final BiFunction<Instant, Progress, Uni<Void>> say;
    private final OneAtATime saying = new OneAtATime(this::sayLatest);
    private final Instant startedAt;
    private Instant nextTurn = Instant.MIN;
    private Progress.@Nullable Phase phaseSaid;
    private volatile @Nullable Progress latest;

    /** @param say takes when the run started and how far it is */
    ProgressNote(InstantSource clock, BiFunction<Instant, Progress, Uni<Void>> say) {
        this.clock = clock;
        this.say = say;
        this.startedAt = clock.instant();
    }

    void now(Progress progress) {
        Instant now = clock.instant();
        latest = progress;
        if (progress.phase() != phaseSaid || !now.isBefore(nextTurn)) {
            phaseSaid = progress.phase();
            nextTurn = now.plus(SELDOM);
            saying.ask();
        }
    }

    /** Completes when nothing is being said any more. */
    Uni<Void> end() {
        return saying.idle();
    }

    private Uni<Void> sayLatest() {
        Progress seen = latest;
        if (seen == null) {
            return Uni.createFrom().voidItem();
        }
        return say.apply(startedAt, seen)
                .onFailure()
                .invoke(failure -> Log.debugf("The progress could not be noted: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
