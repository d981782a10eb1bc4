package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackReader;
import dev.waybill.ingest.callback.CallbackReading;
import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.ingest.callback.CallbackReading.Overfull;
import dev.waybill.ingest.callback.CallbackReading.Unreadable;
import dev.waybill.ingest.callback.CallbackSummary;
import dev.waybill.ingest.caller.CallerCheck.Verdict;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Takes a body that has arrived: verifies it, reads it, and answers when its statuses are on durable storage. */
@Singleton
final class Intake {

    /** Verifying, reading and packing that much takes a few milliseconds, less than a change of threads may wait. */
    static final int SMALL = 64 * 1024;

    private static final Appended NOTHING = new Appended(0, 0, List.of());

    private final CallbackReader reader;
    private final StatusStore store;
    private final ReaderThreads threads;
    private final CallbackLog log;
    private final Clock clock;
    private final Duration storeTimeout;

    Intake(
            CallbackReader reader,
            StatusStore store,
            ReaderThreads threads,
            CallbackLog log,
            Clock clock,
            WebhookConfig config) {
        this.reader = reader;
        this.store = store;
        this.threads = threads;
        this.log = log;
        this.clock = clock;
        this.storeTimeout = config.storeTimeout();
    }

    /** The receipt, given only when all statuses are stored; otherwise fails with a {@link ProblemException}. */
    Uni<Receipt> take(byte[] body, Verdict verdict) {
        return reading(body, verdict).chain(this::store);
    }

    /** Holds on to no document: the store has packed them when it has been asked. */
    private Uni<Receipt> store(Callback callback) {
        CallbackSummary summary = callback.summary();
        return append(callback)
                .invoke(appended -> log.taken(summary, appended))
                .map(appended -> new Receipt(appended.stored(), appended.duplicates(), summary.passedOver()));
    }

    private Uni<Callback> reading(byte[] body, Verdict verdict) {
        Uni<Callback> reading = Uni.createFrom().item(() -> read(body, verdict));
        return body.length <= SMALL
                ? reading
                : reading.runSubscriptionOn(threads::execute)
                        .onFailure(RejectedExecutionException.class)
                        .transform(full -> Refusals.overloaded());
    }

    private Callback read(byte[] body, Verdict verdict) {
        if (verdict instanceof Verdict.IfSigned signed && !signed.isSignatureOf(body)) {
            throw Refusals.stranger();
        }
        CallbackReading reading = reader.read(body, clock.instant());
        return switch (reading) {
            case Callback callback -> callback;
            case Unreadable(String reason) -> throw Refusals.unreadable(reason);
            case Overfull(int statuses, int most) -> throw Refusals.overfull(statuses, most);
        };
    }

    private Uni<Appended> append(Callback callback) {
        if (callback.documents().isEmpty()) {
            return Uni.createFrom().item(NOTHING);
        }
        return store.append(callback.documents())
                .ifNoItem()
                .after(storeTimeout)
                .fail()
                .onFailure()
                .transform(Intake::notStored);
    }

    private static ProblemException notStored(Throwable failure) {
        // Only the port's own messages are known to be safe to show.
        return failure instanceof StoreUnavailableException
                ? Refusals.unavailable(String.valueOf(failure.getMessage()), failure)
                : Refusals.unavailable("the store did not take the callback", failure);
    }
}
