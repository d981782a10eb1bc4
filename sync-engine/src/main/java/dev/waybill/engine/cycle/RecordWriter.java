package dev.waybill.engine.cycle;

import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.lease.Share;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes one record a call. Source: Zoho Creator facts 2.1 and 2.5, ways A and C. */
final class RecordWriter {

    private final CreatorCalls calls;
    private final Creator creator;
    private final CallFailurePolicy policy;
    private final int mostInFlight;

    RecordWriter(CreatorCalls calls, Creator creator, CallFailurePolicy policy, int mostInFlight) {
        this.calls = calls;
        this.creator = creator;
        this.policy = policy;
        this.mostInFlight = mostInFlight;
    }

    /** Writes changes and says of each, in the order they end, what became of it. Never fails. */
    Multi<Written> write(Share share, List<Change> changes) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUni(change -> write(share, change).map(outcome -> new Written(change, outcome)))
                .merge(mostInFlight);
    }

    private Uni<WriteOutcome> write(Share share, Change change) {
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
}
