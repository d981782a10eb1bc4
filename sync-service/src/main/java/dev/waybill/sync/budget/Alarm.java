package dev.waybill.sync.budget;

import java.time.Duration;

/** Runs a task later, without holding a thread meanwhile. */
@FunctionalInterface
public interface Alarm {

    void after(Duration delay, Runnable task);
}
