package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusJoin;
import dev.waybill.model.status.StatusOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a record with the history of its queue id. Never asks for a lower status. Source: product 3.1. */
public final class StatusComparison {

    private final StatusOrder order;
    private final StatusJoin join;

    public StatusComparison(StatusOrder order) {
        this.order = order;
        this.join = new StatusJoin(order);
    }

    /** What the history asks for; an empty history means that nothing is known of the queue id. */
    public Comparison compare(PendingRecord record, Collection<StatusEvent> history) {
        if (record.queueId().isBlank() || history.isEmpty()) {
            return new Comparison.Unmatched();
        }
        Set<DocumentId> unsynced =
                history.stream().filter(e -> !e.synced()).map(StatusEvent::id).collect(Collectors.toSet());
        Optional<StatusEvent> effective = effective(history);
        int rank = effective.map(e -> order.rank(e.status())).orElse(StatusOrder.UNKNOWN);
        if (effective.isEmpty() || order.rank(record.status()) >= rank) {
            return new Comparison.NothingToWrite(unsynced);
        }
        Instant waitsSince = history.stream()
                .filter(e -> !e.synced())
                .map(StatusEvent::receivedAt)
                .min(Comparator.naturalOrder())
                .orElse(effective.get().receivedAt());
        return new Comparison.Write(new Change(record, effective.get(), rank, unsynced, waitsSince));
    }

    /** The event that decides the effective status, if any has a known status. */
    public Optional<StatusEvent> effective(Collection<StatusEvent> history) {
        return join.effective(history);
    }

    /** Whether nothing outranks it: a record that has it is no longer pending. */
    boolean isTop(Change change) {
        return change.rank() == order.lowestFirst().size() - 1;
    }
}
