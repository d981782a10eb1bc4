package dev.waybill.engine.cell;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * One value of control state, kept as JSON under one key and changed by compare-and-set. Fails like
 * {@link ControlStore}.
 */
public final class ControlCell<T> {

    /** Writers of one value are a few replicas, so this many lost races in a row mean that something is wrong. */
    private static final int MOST_TRIES = 20;

    private final ControlStore store;
    private final ControlCodec codec;
    private final String key;
    private final Class<T> type;
    private final T initial;

    ControlCell(ControlCells cells, String key, Class<T> type, T initial) {
        this.store = cells.store();
        this.codec = cells.codec();
        this.key = key;
        this.type = type;
        this.initial = initial;
    }

    /** The value as it is. */
    public Uni<T> get() {
        return read().map(Versioned::value);
    }

    /** Changes the value; the change may be asked for several times and must have no effect of its own. */
    public Uni<T> update(Function<T, T> change) {
        return decide(before -> {
            T after = change.apply(before);
            return Decision.write(after, after);
        });
    }

    /**
     * Changes the value or leaves it, and answers what was decided; exactly one of several deciders at a time gets its
     * way, the others decide anew.
     */
    public <R> Uni<R> decide(Function<T, Decision<T, R>> decider) {
        return decide(decider, MOST_TRIES);
    }

    private <R> Uni<R> decide(Function<T, Decision<T, R>> decider, int triesLeft) {
        return read().flatMap(before -> {
            Decision<T, R> decision = decider.apply(before.value());
            if (decision.write().isEmpty()) {
                return Uni.createFrom().item(decision.answer());
            }
            return store.compareAndSet(
                            key, before.version(), codec.write(decision.write().get()))
                    .flatMap(written -> {
                        if (written) {
                            return Uni.createFrom().item(decision.answer());
                        }
                        return triesLeft > 1
                                ? decide(decider, triesLeft - 1)
                                : Uni.createFrom()
                                        .failure(new IllegalStateException("control state " + key
                                                + " changes too often; check how many replicas share the store"));
                    });
        });
    }

    private Uni<Versioned<T>> read() {
        return store.read(key)
                .map(found -> found.map(
                                document -> new Versioned<>(document.version(), codec.read(key, document.json(), type)))
                        .orElseGet(() -> new Versioned<>(ControlDocument.ABSENT, initial)));
    }

    private record Versioned<T>(long version, T value) {}
}
