package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.Progress;
import dev.waybill.engine.lease.OneAtATime;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says how far one run is: at once when it does something else, otherwise once a second, and never so that the run
 * waits for it. Told by one thread at a time.
 */
final class ProgressNote {

    private static final Duration SELDOM = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Function<Progress, Uni<Void>> say;
    private final OneAtATime saying = new OneAtATime(this::sayLatest);
    private Instant nextTurn = Instant.MIN;
    private Progress.@Nullable Phase phaseSaid;
    private volatile @Nullable Progress latest;

    /** @param say takes how far the run is */
    ProgressNote(InstantSource clock, Function<Progress, Uni<Void>> say) {
        this.clock = clock;
        this.say = say;
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
        return say.apply(seen)
                .onFailure()
                .invoke(failure -> Log.debugf("The progress could not be noted: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
