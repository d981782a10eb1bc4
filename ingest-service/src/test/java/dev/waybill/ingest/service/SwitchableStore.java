package dev.waybill.ingest.service;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.MessageLink;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.UnsyncedPage;
import dev.waybill.store.CallerContext;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.store.sqlite.StoreObserver;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real embedded store, which tests can empty, make fail and watch. */
@Alternative
@Priority(1)
@Singleton
public class SwitchableStore implements StatusSink, StatusStore, ControlStore {

    private final CallerContext callers;
    private final StoreObserver observer;
    private final Clock clock;
    private final List<Instant> retired = new CopyOnWriteArrayList<>();
    private final AtomicInteger finds = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private volatile SqliteStore store;
    private volatile @Nullable Supplier<Uni<?>> fault;

    SwitchableStore(CallerContext callers, StoreObserver observer, Clock clock) {
        this.callers = callers;
        this.observer = observer;
        this.clock = clock;
        this.store = open();
    }

    /** Starts over with an empty file and no fault. */
    public void reset() {
        SqliteStore old = store;
        fault = null;
        finds.set(0);
        cancelled.set(0);
        store = open();
        old.close();
    }

    /** From now on every call fails with this. */
    public void failWith(RuntimeException failure) {
        fault = () -> Uni.createFrom().failure(failure);
    }

    /** From now on no call is answered. */
    public void hang() {
        fault = () -> Uni.createFrom().nothing().onCancellation().invoke(cancelled::incrementAndGet);
    }

    /** Calls that hung until their caller went away. */
    public int cancelled() {
        return cancelled.get();
    }

    public List<Instant> retired() {
        return retired;
    }

    public int finds() {
        return finds.get();
    }

    @Override
    public Uni<Appended> append(List<StatusDocument> documents) {
        return unlessFaulty(() -> store.sink().append(documents));
    }

    @Override
    public Uni<DocumentPage> find(DocumentQuery query) {
        finds.incrementAndGet();
        return unlessFaulty(() -> store.statuses().find(query));
    }

    @Override
    public Uni<Map<String, List<StatusEvent>>> histories(Collection<String> queueIds) {
        return unlessFaulty(() -> store.statuses().histories(queueIds));
    }

    @Override
    public Uni<Integer> markSynced(Collection<DocumentId> documents) {
        return unlessFaulty(() -> store.statuses().markSynced(documents));
    }

    @Override
    public Uni<Integer> park(Collection<StatusEvent> events, Parking why) {
        return unlessFaulty(() -> store.statuses().park(events, why));
    }

    @Override
    public Uni<Integer> unpark(Collection<DocumentId> documents) {
        return unlessFaulty(() -> store.statuses().unpark(documents));
    }

    @Override
    public Uni<UnsyncedPage> parked(Parking why, String after, int limit) {
        return unlessFaulty(() -> store.statuses().parked(why, after, limit));
    }

    @Override
    public Uni<Map<String, MessageLink>> links(Collection<String> messageIds) {
        return unlessFaulty(() -> store.statuses().links(messageIds));
    }

    @Override
    public Uni<UnsyncedPage> unsynced(@Nullable String after, int limit) {
        return unlessFaulty(() -> store.statuses().unsynced(after, limit));
    }

    @Override
    public Uni<Count> retire(Instant receivedBefore) {
        retired.add(receivedBefore);
        return unlessFaulty(() -> store.statuses().retire(receivedBefore));
    }

    @Override
    public Uni<ReceivedCounts> received(Instant since) {
        return unlessFaulty(() -> store.statuses().received(since));
    }

    @Override
    public Uni<StoreState> state() {
        return unlessFaulty(() -> store.statuses().state());
    }

    @Override
    public Uni<Map<String, ControlDocument>> readAll(Collection<String> keys) {
        return unlessFaulty(() -> store.controls().readAll(keys));
    }

    @Override
    public Uni<Optional<ControlDocument>> read(String key) {
        return unlessFaulty(() -> store.controls().read(key));
    }

    @Override
    public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
        return unlessFaulty(() -> store.controls().compareAndSet(key, expectedVersion, json));
    }

    @Override
    public Uni<List<ControlDocument>> latest(String prefix, int limit) {
        return unlessFaulty(() -> store.controls().latest(prefix, limit));
    }

    @Override
    public Uni<Void> trim(String prefix, int keep) {
        return unlessFaulty(() -> store.controls().trim(prefix, keep));
    }

    @PreDestroy
    void close() {
        store.close();
    }

    @SuppressWarnings("unchecked")
    private <T> Uni<T> unlessFaulty(Supplier<Uni<T>> call) {
        Supplier<Uni<?>> now = fault;
        return now == null ? call.get() : (Uni<T>) now.get();
    }

    private SqliteStore open() {
        try {
            return SqliteStore.open(
                    SqliteOptions.at(Files.createTempDirectory("ingest-test").resolve("waybill.db")),
                    callers::current,
                    observer,
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
