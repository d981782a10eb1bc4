package dev.waybill.store;

import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusSink;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.SqliteOptions.QueueBound;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.store.sqlite.StoreObserver;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Opens the configured store once and gives out its ports. */
@Singleton
class StoreProducer {

    @Produces
    @Singleton
    OpenStore open(
            StoreConfig config,
            CatalystOpening catalyst,
            StoreUse use,
            CallerContext callers,
            StoreObserver observer,
            Clock clock) {
        try {
            return opened(config, catalyst, use, callers, observer, clock);
        } catch (StoreUnavailableException e) {
            // Quarkus prints this one as it is, and the stack trace of any other.
            throw new PreventFurtherStepsException(e.getMessage(), 1);
        }
    }

    private static OpenStore opened(
            StoreConfig config,
            CatalystOpening catalyst,
            StoreUse use,
            CallerContext callers,
            StoreObserver observer,
            Clock clock) {
        return switch (config.kind()) {
            case "sqlite" -> {
                SqliteStore store = SqliteStore.open(options(config.sqlite()), callers::current, observer, clock);
                yield new OpenStore(
                        store.sink(),
                        store.statuses(),
                        store.controls(),
                        store::waiting,
                        Optional::empty,
                        StoreProducer::nothing,
                        store::isDamaged,
                        store::close);
            }
            case "catalyst" -> catalyst.open(use);
            default ->
                throw new StoreUnavailableException(
                        "WAYBILL_STORE_KIND is '" + config.kind() + "'; it takes sqlite or catalyst", null);
        };
    }

    void close(@Disposes OpenStore store) {
        store.close().run();
    }

    @Produces
    @Singleton
    StatusSink sink(OpenStore store) {
        return store.sink();
    }

    @Produces
    @Singleton
    StatusStore statuses(OpenStore store) {
        return store.statuses();
    }

    @Produces
    @Singleton
    ControlStore controls(OpenStore store) {
        return store.controls();
    }

    @Produces
    @Singleton
    StoreQueue queue(OpenStore store) {
        return store.queue();
    }

    @Produces
    @Singleton
    FrontJournal journal(OpenStore store) {
        return store.journal();
    }

    @Produces
    @Singleton
    StoreTables tables(OpenStore store) {
        return store.tables();
    }

    @Produces
    @Singleton
    StoreDamage damage(OpenStore store) {
        return store.damage();
    }

    private static Uni<List<String>> nothing() {
        return Uni.createFrom().item(List.of());
    }

    private static SqliteOptions options(StoreConfig.Sqlite config) {
        return new SqliteOptions(
                config.path(),
                new QueueBound(
                        config.queueCalls(),
                        config.queueDocuments(),
                        config.queueBytes().asLongValue()),
                config.batchDocuments(),
                config.readers(),
                config.waitingReads(),
                config.readTimeout(),
                config.lockTimeout(),
                config.closeTimeout());
    }
}
