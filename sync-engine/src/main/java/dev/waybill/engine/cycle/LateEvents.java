package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds late events that need no write: Creator already has the same or a higher status of their message, so no cycle
 * would meet them again.
 */
public final class LateEvents {

    private final StatusOrder order;

    public LateEvents(StatusOrder order) {
        this.order = order;
    }

    /** Queue ids whose histories decide; an event that is not linked yet decides nothing. */
    public Set<String> queueIds(Collection<StatusEvent> unsynced) {
        return unsynced.stream().flatMap(e -> Stream.ofNullable(e.queueId())).collect(Collectors.toSet());
    }

    /** The events of these histories that are not synced and need no write. */
    public Set<DocumentId> needNoWrite(Map<String, List<StatusEvent>> histories) {
        return histories.values().stream()
                .flatMap(history -> needNoWrite(history).stream())
                .collect(Collectors.toSet());
    }

    private Set<DocumentId> needNoWrite(List<StatusEvent> history) {
        var synced = history.stream()
                .filter(StatusEvent::synced)
                .mapToInt(e -> order.rank(e.status()))
                .max();
        return history.stream()
                .filter(e -> !e.synced() && synced.isPresent() && order.rank(e.status()) <= synced.getAsInt())
                .map(StatusEvent::id)
                .collect(Collectors.toSet());
    }
}
