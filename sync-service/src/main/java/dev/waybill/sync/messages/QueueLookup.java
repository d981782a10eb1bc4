package dev.waybill.sync.messages;

import dev.waybill.engine.cycle.Judge;
import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.engine.cycle.Verdict;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.StatusStore;
import dev.waybill.sync.creator.FieldValues;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows what a cycle would make of a queue id, without a call to Zoho. */
@Singleton
public final class QueueLookup {

    private static final String NO_RECORD = "";

    private final StatusStore store;
    private final Judge judge;
    private final FieldValues values;

    QueueLookup(StatusStore store, Judge judge, FieldValues values) {
        this.store = store;
        this.judge = judge;
        this.values = values;
    }

    /** What is known of a queue id, and what a pending record with it would be sent. */
    public Uni<LookupView> of(String queueId) {
        return store.histories(List.of(queueId))
                .map(histories -> view(queueId, histories.getOrDefault(queueId, List.of())));
    }

    private LookupView view(String queueId, List<StatusEvent> history) {
        return new LookupView(
                queueId,
                history.stream()
                        .sorted(Comparator.comparing(StatusEvent::receivedAt).thenComparing(StatusEvent::id))
                        .map(QueueLookup::document)
                        .toList(),
                history.stream()
                        .map(StatusEvent::messageId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .map(messageId -> new LookupView.Link(queueId, messageId))
                        .toList(),
                judge.effective(history)
                        .map(e -> StatusOrder.creatorStatus(e.status()))
                        .orElse(null),
                patch(queueId, history));
    }

    private LookupView.@Nullable Patch patch(String queueId, List<StatusEvent> history) {
        PendingRecord anyPending = new PendingRecord(NO_RECORD, queueId, "");
        return judge.judge(anyPending, history) instanceof Verdict.Write(var change)
                ? new LookupView.Patch(values.of(change))
                : null;
    }

    private static LookupView.Document document(StatusEvent event) {
        return new LookupView.Document(
                event.id().hex(),
                event.messageId(),
                event.queueId(),
                event.status(),
                event.recipientId(),
                event.time() == null ? null : Long.toString(event.time().getEpochSecond()),
                event.receivedAt().toString(),
                event.synced());
    }
}
