package dev.waybill.engine.world;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.QueueIds;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.MessageLink;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** As much of the log of statuses as cycles ask for. One view of it for each process. */
public final class MemoryStatuses implements StatusStore {

    private final Map<DocumentId, StatusEvent> events;
    private final ProcessTime time;

    /** What this process has parked. */
    public final Map<DocumentId, Parking> parked = new LinkedHashMap<>();

    /** Names of calls that fail, and nothing is done. */
    public Predicate<String> fails = call -> false;

    public Duration latency = Duration.ofMillis(4);

    MemoryStatuses(Map<DocumentId, StatusEvent> events, ProcessTime time) {
        this.events = events;
        this.time = time;
    }

    private final Map<String, Integer> asked = new HashMap<>();

    /** How often a call was made. */
    public int asked(String call) {
        return asked.getOrDefault(call, 0);
    }

    private <T> Uni<T> ask(String call, java.util.function.Supplier<T> answer) {
        asked.merge(call, 1, Integer::sum);
        return Uni.createFrom()
                .deferred(() -> time.ask(
                        latency,
                        () -> fails.test(call)
                                ? Uni.createFrom()
                                        .failure(new StoreUnavailableException("the store is away for a while", null))
                                : Uni.createFrom().item(answer.get())));
    }

    @Override
    public Uni<Map<String, List<StatusEvent>>> histories(Collection<String> queueIds) {
        return ask("histories", () -> {
            Map<String, List<StatusEvent>> byQueueId = events.values().stream()
                    .filter(event -> event.queueId() != null)
                    .collect(Collectors.groupingBy(StatusEvent::queueId));
            Map<String, List<StatusEvent>> asked = new LinkedHashMap<>();
            for (String queueId : queueIds) {
                List<StatusEvent> history = byQueueId.get(QueueIds.canonical(queueId));
                if (history != null) {
                    asked.put(queueId, history);
                }
            }
            return asked;
        });
    }

    @Override
    public Uni<Integer> markSynced(Collection<DocumentId> documents) {
        return ask("markSynced", () -> {
            int marked = 0;
            for (DocumentId id : documents) {
                StatusEvent before = events.get(id);
                if (before != null && !before.synced()) {
                    events.put(id, synced(before));
                    marked++;
                }
            }
            return marked;
        });
    }

    private static StatusEvent synced(StatusEvent e) {
        return new StatusEvent(
                e.id(), e.messageId(), e.queueId(), e.status(), e.recipientId(), e.time(), e.receivedAt(), true);
    }

    @Override
    public Uni<UnsyncedPage> unsynced(@Nullable String after, int limit) {
        return ask("unsynced", () -> {
            int from = after == null ? 0 : Integer.parseInt(after);
            List<StatusEvent> page = events.values().stream()
                    .skip(from)
                    .filter(event -> !event.synced() && !parked.containsKey(event.id()))
                    .limit(limit)
                    .toList();
            String cursor = page.isEmpty() ? after : String.valueOf(events.size());
            return new UnsyncedPage(page, cursor, cursor);
        });
    }

    @Override
    public Uni<Integer> park(Collection<StatusEvent> some, Parking why) {
        return ask("park", () -> {
            some.forEach(event -> parked.put(event.id(), why));
            return some.size();
        });
    }

    @Override
    public Uni<Integer> unpark(Collection<DocumentId> documents) {
        return ask("unpark", () -> {
            int before = parked.size();
            parked.keySet().removeAll(documents);
            return before - parked.size();
        });
    }

    @Override
    public Uni<UnsyncedPage> parked(Parking why, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("cycles do not list what is parked");
    }

    @Override
    public Uni<Map<String, MessageLink>> links(Collection<String> messageIds) {
        throw new UnsupportedOperationException("cycles do not ask for links");
    }

    @Override
    public Uni<DocumentPage> find(DocumentQuery query) {
        throw new UnsupportedOperationException("cycles search nothing");
    }

    @Override
    public Uni<Count> retire(Instant receivedBefore) {
        throw new UnsupportedOperationException("cycles remove nothing");
    }

    @Override
    public Uni<ReceivedCounts> received(Instant since) {
        throw new UnsupportedOperationException("cycles count nothing");
    }

    @Override
    public Uni<StoreState> state() {
        throw new UnsupportedOperationException("cycles do not watch the store");
    }
}
