package dev.waybill.sync.scheduler;

import dev.waybill.engine.schedule.SyncEngine;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins the engine with the application, and lets it end in order before the application does. */
final class EngineLife {

    private final SyncEngine engine;
    private final Duration patience;

    EngineLife(
            SyncEngine engine,
            @ConfigProperty(name = "quarkus.shutdown.timeout", defaultValue = "30s") Duration patience) {
        this.engine = engine;
        this.patience = patience;
    }

    void onStart(@Observes StartupEvent event) {
        engine.start();
    }

    void onShutdown(@Observes ShutdownEvent event) {
        try {
            engine.close().subscribeAsCompletionStage().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            Log.warn("The sync could not end in order", e);
        } catch (TimeoutException e) {
            Log.warnf("The sync did not end within %s; another replica leads within a minute", patience);
        }
    }
}
