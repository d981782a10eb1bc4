package dev.waybill.sync.run;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets a running cycle finish its calls in flight, mark their documents and give its lock back before the end. */
final class GracefulEnd {

    private final Cycles cycles;
    private final Duration patience;

    GracefulEnd(
            Cycles cycles, @ConfigProperty(name = "quarkus.shutdown.timeout", defaultValue = "30s") Duration patience) {
        this.cycles = cycles;
        this.patience = patience;
    }

    void onShutdown(@Observes ShutdownEvent event) {
        try {
            Object unused = cycles.close().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            Log.debug("The last cycle broke, which it has logged itself", e);
        } catch (TimeoutException e) {
            Log.warnf("The running cycle did not end within %s; its lock ends by itself within a minute", patience);
        }
    }
}
