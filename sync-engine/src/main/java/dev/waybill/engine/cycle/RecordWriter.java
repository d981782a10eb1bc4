package dev.waybill.engine.cycle;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.lease.Share;
import dev.waybill.engine.time.EngineTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Writes one record a call. Source: Zoho Creator facts 2.1 and 2.5, ways A and C. */
public final class RecordWriter implements ChangeWriter {

    private final CreatorCalls calls;
    private final Creator creator;
    private final CallFailurePolicy policy;
    private final int mostInFlight;

    public RecordWriter(Creator creator, EngineTime time, RandomGenerator random, CycleOptions options) {
        this.calls = new CreatorCalls(creator, time, options.firstPause(), random);
        this.creator = creator;
        this.policy = new CallFailurePolicy(options.reset(), time);
        this.mostInFlight = options.mostInFlight();
    }

    @Override
    public void seen(List<PendingRecord> records, boolean all) {}

    @Override
    public Multi<Written> write(Share share, List<Change> changes) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUni(change -> write(share, change).map(outcome -> new Written(change, outcome)))
                .merge(mostInFlight);
    }

    /** Writes one change. Never fails. */
    public Uni<WriteOutcome> write(Share share, Change change) {
        AtomicBoolean maybeExecuted = new AtomicBoolean();
        return calls.write(
                        share,
                        () -> creator.update(change)
                                .onFailure(CallFailure.Unanswered.class)
                                .invoke(lost -> {
                                    if (lost.executionUnknown()) {
                                        maybeExecuted.set(true);
                                    }
                                }))
                .<WriteOutcome>map(done -> new WriteOutcome.Updated())
                .onFailure()
                .recoverWithItem(failure -> policy.ofWrite(failure, maybeExecuted.get()));
    }

    /** The first page of pending records. Fails as {@link Creator} does. */
    public Uni<PendingPage> pending(Share share) {
        return calls.read(share, () -> creator.pending(null));
    }

    /** The records with one of these queue ids, whatever their status. Fails as {@link Creator} does. */
    public Uni<PendingPage> withQueueIds(Share share, List<String> queueIds) {
        return calls.read(share, () -> creator.withQueueIds(queueIds));
    }

    /** What a failed look-up means. */
    public Halt halt(Throwable failure) {
        return policy.ofRead(failure);
    }
}
