package dev.waybill.ingest;

import dev.waybill.operator.login.PublicPaths;
import dev.waybill.store.CallerContext;
import dev.waybill.store.StoreUse;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executor;

/** What the service gives to the rooms below it. */
@Singleton
final class IngestBeans {

    /** The store answers on the event loop that asked. */
    @Produces
    @Singleton
    CallerContext callerContext() {
        return IngestBeans::currentContext;
    }

    /** Whoever posts a callback waits until it is durable. */
    @Produces
    @Singleton
    StoreUse storeUse() {
        return StoreUse.TAKES_CALLBACKS;
    }

    /** The calls at {@code /webhook} itself check who posts; nothing else is shown to strangers but the state. */
    @Produces
    @Singleton
    PublicPaths publicPaths() {
        return PublicPaths.with(List.of("/webhook/status"), null);
    }

    private static Executor currentContext() {
        Context context = Vertx.currentContext();
        return context == null
                ? Infrastructure.getDefaultWorkerPool()
                : task -> context.runOnContext(now -> task.run());
    }
}
