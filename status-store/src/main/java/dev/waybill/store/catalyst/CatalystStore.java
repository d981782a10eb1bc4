package dev.waybill.store.catalyst;

import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.store.journal.ForwardTarget;
import dev.waybill.zoho.accounts.TokenKeeper;
import dev.waybill.zoho.nosql.NosqlClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The store in one Catalyst project. Source: Catalyst NoSQL facts. */
public final class CatalystStore implements AutoCloseable {

    private static final String OWN = "store";
    private static final String OF_SERVICES = "control";

    /** Shorter than whoever asks for the readiness waits. */
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(1);

    private final NosqlClient nosql;
    private final TablesCheck check;
    private final StatusStore statuses;
    private final ControlStore controls;
    private final ForwardTarget target;

    private CatalystStore(
            NosqlClient nosql, TablesCheck check, StatusStore statuses, ControlStore controls, ForwardTarget target) {
        this.nosql = nosql;
        this.check = check;
        this.statuses = statuses;
        this.controls = controls;
        this.target = target;
    }

    /**
     * Opens the store. Returns at once: what is wrong with the tables is logged, and calls fail until it is right.
     *
     * @param workers where documents are prepared and read
     * @param callers where results go; called on the thread that subscribes
     */
    public static CatalystStore open(
            Vertx vertx,
            CatalystOptions options,
            TokenKeeper tokens,
            Executor workers,
            Supplier<Executor> callers,
            InstantSource clock) {
        NosqlClient nosql = new NosqlClient(vertx, options.project(), tokens, options.calls());
        TablesCheck check = new TablesCheck(nosql, clock);
        CheckedAccess access = new CheckedAccess(check, workers, callers);
        ControlStore own = new CatalystControlStore(nosql, OWN);
        FirstDay firstDay = new FirstDay(own, clock);
        Watermark watermark = new Watermark(own);
        RecentDays days = new RecentDays(firstDay, clock);
        Links links = new Links(nosql);
        ParkedItems parked = new ParkedItems(nosql, links);
        Completion completion = new Completion(nosql, links);
        CatalystHistories histories = new CatalystHistories(nosql, links, completion);
        Appending appending = new Appending(
                nosql,
                new Places(clock),
                firstDay,
                new NewestPlace(nosql, days, clock),
                new LinkWrites(nosql, links, parked),
                clock,
                workers);
        States states = new States(nosql, watermark, days, clock);
        StatusStore statuses = new CatalystStatusStore(
                access,
                new CatalystFind(nosql, completion, histories, watermark, firstDay, clock, options.readTimeout()),
                histories,
                new CatalystSyncMarks(nosql),
                new Unsynced(nosql, links, clock),
                parked,
                links,
                new CatalystRetention(nosql, watermark, days, clock),
                since -> watermark.read().chain(mark -> MinuteCounts.of(nosql, days, since, mark.before())),
                kept(Uni.createFrom().deferred(states::state), options));
        ControlStore controls = new CheckedControls(access, new CatalystControlStore(nosql, OF_SERVICES));
        CatalystStore store = new CatalystStore(
                nosql, check, statuses, controls, entries -> access.through(() -> appending.append(entries)));
        store.look();
        return store;
    }

    /** The log. */
    public StatusStore statuses() {
        return statuses;
    }

    /** Control documents. */
    public ControlStore controls() {
        return controls;
    }

    /** Where a journal forwards to. */
    public ForwardTarget target() {
        return target;
    }

    /**
     * Steps in the console that are missing, as far as anybody could see; looks again if there were some. Never fails,
     * and does not wait for a Catalyst that does not answer.
     */
    public Uni<List<String>> missing() {
        return check.passed()
                .ifNoItem()
                .after(LOOK_LIMIT)
                .fail()
                .onFailure()
                .recoverWithNull()
                .map(looked -> check.missing());
    }

    /** Closes the connections. */
    @Override
    public void close() {
        nosql.close();
    }

    /** What is missing should be in the log before anybody asks for anything. */
    private void look() {
        check.passed().subscribe().with(passed -> {}, failed -> {});
    }

    private static Uni<StoreState> kept(Uni<StoreState> state, CatalystOptions options) {
        return options.stateKept().isZero() ? state : state.memoize().forFixedDuration(options.stateKept());
    }

    /** Control documents that wait for the check of the tables. */
    record CheckedControls(CheckedAccess access, ControlStore controls) implements ControlStore {

        @Override
        public Uni<Optional<ControlDocument>> read(String key) {
            return access.through(() -> controls.read(key));
        }

        @Override
        public Uni<Map<String, ControlDocument>> readAll(Collection<String> keys) {
            List<String> asked = List.copyOf(keys);
            return access.through(() -> controls.readAll(asked));
        }

        @Override
        public Uni<Boolean> compareAndSet(String key, long expectedVersion, String json) {
            return access.through(() -> controls.compareAndSet(key, expectedVersion, json));
        }

        @Override
        public Uni<List<ControlDocument>> latest(String prefix, int limit) {
            return access.through(() -> controls.latest(prefix, limit));
        }

        @Override
        public Uni<Void> trim(String prefix, int keep) {
            return access.through(() -> controls.trim(prefix, keep));
        }
    }
}
