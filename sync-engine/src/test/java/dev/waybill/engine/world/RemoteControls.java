package dev.waybill.engine.world;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StoreUnavailableException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The control store as one process meets it: slow, gone for a while, or losing its answers, as the test says. */
public final class RemoteControls implements ControlStore {

    private final ProcessTime time;
    private final ControlStore store;

    /** How long an answer takes. */
    public Supplier<Duration> latency = () -> Duration.ofMillis(4);

    /** Keys whose reading or writing fails, and nothing is done. */
    public Predicate<String> fails = key -> false;

    /** Keys that are written though the answer is a failure. */
    public Predicate<String> losesAnswer = key -> false;

    /** Calls that were made. */
    public int calls;

    public RemoteControls(ProcessTime time, ControlStore store) {
        this.time = time;
        this.store = store;
    }

    @Override
    public Uni<Optional<ControlDocument>> read(String key) {
        return ask(key, () -> store.read(key));
    }

    @Override
    public Uni<Map<String, ControlDocument>> readAll(Collection<String> keys) {
        return ask(String.join(" ", keys), () -> store.readAll(keys));
    }

    @Override
    public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
        return ask(key, () -> {
            Uni<Boolean> answer = store.compareAndSet(key, expectedVersion, json);
            return losesAnswer.test(key) ? answer.flatMap(lost -> gone()) : answer;
        });
    }

    @Override
    public Uni<List<ControlDocument>> latest(String prefix, int limit) {
        return ask(prefix, () -> store.latest(prefix, limit));
    }

    @Override
    public Uni<Void> trim(String prefix, int keep) {
        return ask(prefix, () -> store.trim(prefix, keep));
    }

    private <T> Uni<T> ask(String key, Supplier<Uni<T>> done) {
        return Uni.createFrom().deferred(() -> {
            calls++;
            return time.ask(latency.get(), () -> fails.test(key) ? gone() : done.get());
        });
    }

    private static <T> Uni<T> gone() {
        return Uni.createFrom().failure(new StoreUnavailableException("the store is away for a while", null));
    }
}
