package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackReader;
import dev.waybill.ingest.callback.CallbackReading;
import dev.waybill.ingest.callback.CallbackReading.Callback;
import dev.waybill.ingest.callback.CallbackReading.Overfull;
import dev.waybill.ingest.callback.CallbackReading.Unreadable;
import dev.waybill.ingest.callback.CallbackSummary;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.operator.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** Takes a body that has arrived: reads it, and answers when its statuses are on durable storage. */
@Singleton
final class Intake {

    /** Reading and packing that much takes a few milliseconds, less than a change of threads may wait. */
    static final int SMALL = 64 * 1024;

    private static final Appended NOTHING = new Appended(0, 0, List.of());

    private final CallbackReader reader;
    private final StatusSink sink;
    private final ReaderThreads threads;
    private final CallbackLog log;
    private final Clock clock;
    private final Duration storeTimeout;

    /**
     * The answer to a callback.
     *
     * @param received elements found: {@code stored + duplicates + ignored}
     * @param stored statuses that are new, durably stored
     * @param duplicates statuses that were stored before, or twice in this callback
     * @param ignored elements that are nothing for us, or cannot be read
     */
    record Receipt(int received, int stored, int duplicates, int ignored) {

        Receipt(int stored, int duplicates, int ignored) {
            this(stored + duplicates + ignored, stored, duplicates, ignored);
        }
    }

    Intake(
            CallbackReader reader,
            StatusSink sink,
            ReaderThreads threads,
            CallbackLog log,
            Clock clock,
            WebhookConfig config) {
        this.reader = reader;
        this.sink = sink;
        this.threads = threads;
        this.log = log;
        this.clock = clock;
        this.storeTimeout = config.storeTimeout();
    }

    /** The receipt, given only when all statuses are stored; otherwise fails with a {@link ProblemException}. */
    Uni<Receipt> take(byte[] body) {
        return reading(body).chain(this::store);
    }

    /** Holds on to no document: the store has packed them when it has been asked. */
    private Uni<Receipt> store(Callback callback) {
        CallbackSummary summary = callback.summary();
        return append(callback)
                .invoke(appended -> log.taken(summary, appended))
                .map(appended -> new Receipt(appended.stored(), appended.duplicates(), summary.passedOver()));
    }

    private Uni<Callback> reading(byte[] body) {
        Uni<Callback> reading = Uni.createFrom().item(() -> read(body));
        return body.length <= SMALL
                ? reading
                : reading.runSubscriptionOn(threads.of(body.length))
                        .onFailure(RejectedExecutionException.class)
                        .transform(full -> Refusals.overloaded());
    }

    private Callback read(byte[] body) {
        CallbackReading reading = reader.read(body, clock.instant());
        return switch (reading) {
            case Callback callback -> callback;
            case Unreadable(String reason) -> {
                log.unreadable(reason);
                throw Refusals.unreadable(reason);
            }
            case Overfull(int statuses, int most) -> throw Refusals.overfull(statuses, most);
        };
    }

    private Uni<Appended> append(Callback callback) {
        if (callback.documents().isEmpty()) {
            return Uni.createFrom().item(NOTHING);
        }
        return sink.append(callback.documents())
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
