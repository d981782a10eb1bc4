package dev.waybill.sync.creator;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.engine.cycle.Written;
import dev.waybill.zoho.creator.CreatorClient;
import dev.waybill.zoho.creator.CreatorFailure.Unavailable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes one record a call. Source: Zoho Creator facts 2.1 and 2.5, ways A and C. */
final class PatchWriter implements StatusWriter {

    private final CreatorCalls calls;
    private final CreatorClient client;
    private final FieldValues values;
    private final Failures failures;
    private final int mostInFlight;

    PatchWriter(CreatorCalls calls, CreatorClient client, FieldValues values, Failures failures, int mostInFlight) {
        this.calls = calls;
        this.client = client;
        this.values = values;
        this.failures = failures;
        this.mostInFlight = mostInFlight;
    }

    @Override
    public Multi<Written> write(List<Change> changes) {
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUni(change -> write(change).map(outcome -> new Written(change, outcome)))
                .merge(mostInFlight);
    }

    private Uni<WriteOutcome> write(Change change) {
        Map<String, String> fields = values.of(change);
        AtomicBoolean maybeExecuted = new AtomicBoolean();
        return calls.call(
                        CallKind.WRITE,
                        token -> client.updateRecord(token, change.record().recordId(), fields)
                                .onFailure(Unavailable.class)
                                .invoke(failure -> {
                                    if (failure.executionUnknown()) {
                                        maybeExecuted.set(true);
                                    }
                                }))
                .<WriteOutcome>map(receipt -> new WriteOutcome.Updated())
                .onFailure()
                .recoverWithItem(failure -> failures.ofWrite(failure, maybeExecuted.get()));
    }
}
