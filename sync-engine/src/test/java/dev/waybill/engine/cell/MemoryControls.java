package dev.waybill.engine.cell;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Control state in memory that answers at once, and that a test can take away. */
public final class MemoryControls implements ControlStore {

    private final ConcurrentSkipListMap<String, ControlDocument> documents = new ConcurrentSkipListMap<>();
    public volatile boolean gone;

    @Override
    public Uni<Optional<ControlDocument>> read(String key) {
        return answer(() -> Optional.ofNullable(documents.get(key)));
    }

    @Override
    public Uni<Map<String, ControlDocument>> readAll(Collection<String> keys) {
        return answer(() -> {
            Map<String, ControlDocument> found = new HashMap<>(documents);
            found.keySet().retainAll(Set.copyOf(keys));
            return found;
        });
    }

    @Override
    public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
        return answer(() -> {
            ControlDocument after = documents.compute(key, (same, before) -> {
                long version = before == null ? ControlDocument.ABSENT : before.version();
                return version == expectedVersion ? new ControlDocument(key, version + 1, json) : before;
            });
            return after != null
                    && after.version() == expectedVersion + 1
                    && after.json().equals(json);
        });
    }

    @Override
    public Uni<List<ControlDocument>> latest(String prefix, int limit) {
        return answer(() -> documents.subMap(prefix, prefix + Character.MAX_VALUE).descendingMap().values().stream()
                .limit(limit)
                .toList());
    }

    @Override
    public Uni<Void> trim(String prefix, int keep) {
        return latest(prefix, Integer.MAX_VALUE)
                .invoke(all -> all.stream().skip(keep).forEach(document -> documents.remove(document.key())))
                .replaceWithVoid();
    }

    /** Keys of everything that is kept. */
    public List<String> keys() {
        return List.copyOf(documents.keySet());
    }

    private <T> Uni<T> answer(Supplier<T> answer) {
        return Uni.createFrom()
                .deferred(() -> gone
                        ? Uni.createFrom().failure(new StoreUnavailableException("taken away", null))
                        : Uni.createFrom().item(answer.get()));
    }
}
