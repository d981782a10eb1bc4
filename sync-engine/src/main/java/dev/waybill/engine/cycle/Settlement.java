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
 * Finds late events with nothing left to tell: Creator was already told the same or a higher status of their message,
 * so no cycle would meet them again.
 */
public final class Settlement {

    private final StatusOrder order;

    public Settlement(StatusOrder order) {
        this.order = order;
    }

    /** Queue ids whose histories decide; an event that is not linked yet decides nothing. */
    public Set<String> queueIds(Collection<StatusEvent> untold) {
        return untold.stream().flatMap(e -> Stream.ofNullable(e.queueId())).collect(Collectors.toSet());
    }

    /** The events of these histories that are not told and need not be. */
    public Set<DocumentId> settled(Map<String, List<StatusEvent>> histories) {
        return histories.values().stream()
                .flatMap(history -> settled(history).stream())
                .collect(Collectors.toSet());
    }

    private Set<DocumentId> settled(List<StatusEvent> history) {
        var told = history.stream()
                .filter(StatusEvent::told)
                .mapToInt(e -> order.rank(e.status()))
                .max();
        return history.stream()
                .filter(e -> !e.told() && told.isPresent() && order.rank(e.status()) <= told.getAsInt())
                .map(StatusEvent::id)
                .collect(Collectors.toSet());
    }
}
