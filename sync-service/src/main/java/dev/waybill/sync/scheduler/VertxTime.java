package dev.waybill.sync.scheduler;

import dev.waybill.engine.time.EngineTime;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The machine's time, with timers that hold no thread. */
@Singleton
final class VertxTime implements EngineTime {

    private final Vertx vertx;
    private final Clock clock;

    VertxTime(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public Instant wall() {
        return clock.instant();
    }

    @Override
    public Instant steady() {
        return Instant.EPOCH.plusNanos(System.nanoTime());
    }

    @Override
    public Runnable after(Duration delay, Runnable task) {
        long timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> task.run());
        return () -> vertx.cancelTimer(timer);
    }
}
