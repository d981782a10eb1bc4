package dev.waybill.engine.cycle;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.lease.Share;
import dev.waybill.engine.time.EngineTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes Creator calls for a share: with a token, and repeated as Zoho Creator facts 5.3 say. Every call may be
 * repeated: reads change nothing, and a PATCH by id writes the same values again.
 */
final class CreatorCalls {

    /** Pauses of 1, 2, 4 and 8 times the first. */
    private static final int MOST_REPEATS = 4;

    /** Part of each pause that is chance, so that calls that failed together do not come back together. */
    private static final double JITTER = 0.5;

    private final Creator creator;
    private final EngineTime time;
    private final Duration firstPause;
    private final RandomGenerator random;

    CreatorCalls(Creator creator, EngineTime time, Duration firstPause, RandomGenerator random) {
        this.creator = creator;
        this.time = time;
        this.firstPause = firstPause;
        this.random = random;
    }

    <T> Uni<T> read(Share share, Supplier<Uni<T>> request) {
        return call(() -> share.read(request));
    }

    <T> Uni<T> write(Share share, Supplier<Uni<T>> request) {
        return call(() -> share.write(request));
    }

    /** The token is fetched before the call waits for its start: a refresh would count as part of the call. */
    private <T> Uni<T> call(Supplier<Uni<T>> request) {
        Uni<T> once = creator.ready().flatMap(ready -> request.get());
        return once.onFailure(CallFailure.TokenExpired.class)
                .recoverWithUni(once)
                .onFailure(CallFailure.Unanswered.class)
                .retry()
                .when(this::pauses);
    }

    private Flow.Publisher<Throwable> pauses(Multi<Throwable> failures) {
        AtomicInteger repeats = new AtomicInteger();
        return failures.onItem()
                .transformToUniAndConcatenate(failure -> repeats.get() == MOST_REPEATS
                        ? Uni.createFrom().failure(failure)
                        : time.pause(pause(repeats.getAndIncrement())).replaceWith(failure));
    }

    private Duration pause(int repeats) {
        double chance = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis((long) (firstPause.toMillis() * chance * (1 << repeats)));
    }
}
