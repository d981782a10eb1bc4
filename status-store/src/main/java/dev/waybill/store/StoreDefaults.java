package dev.waybill.store;

import dev.waybill.store.journal.ForwardObserver;
import dev.waybill.store.sqlite.StoreObserver;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What a store needs from a service, for services that bring nothing of their own; they do bring the clock. */
@Singleton
class StoreDefaults {

    @Produces
    @Singleton
    @DefaultBean
    CallerContext callerContext() {
        return Infrastructure::getDefaultWorkerPool;
    }

    @Produces
    @Singleton
    @DefaultBean
    StoreObserver storeObserver() {
        return StoreObserver.NONE;
    }

    @Produces
    @Singleton
    @DefaultBean
    ForwardObserver forwardObserver() {
        return ForwardObserver.NONE;
    }

    @Produces
    @Singleton
    @DefaultBean
    StoreUse storeUse() {
        return StoreUse.READS;
    }
}
