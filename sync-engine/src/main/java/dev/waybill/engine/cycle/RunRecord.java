package dev.waybill.engine.cycle;

import java.time.Duration;
import java.time.Instant;

/**
 * A run as it is kept.
 *
 * @param runId its name; later runs have higher ones
 * @param trigger what started it
 * @param startedAt when it started
 * @param duration how long it took
 * @param calls Creator calls it started
 * @param lateEvents late events that it marked, since they needed no write
 * @param report what it did
 */
public record RunRecord(
        String runId,
        Trigger trigger,
        Instant startedAt,
        Duration duration,
        long calls,
        int lateEvents,
        RunReport report) {}
