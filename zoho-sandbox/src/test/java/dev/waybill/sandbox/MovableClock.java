package dev.waybill.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that stands still until it is moved. */
public final class MovableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the time on. */
    public void move(Duration by) {
        now = now.plus(by);
    }
}
