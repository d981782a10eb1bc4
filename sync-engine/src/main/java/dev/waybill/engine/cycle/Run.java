package dev.waybill.engine.cycle;

import java.time.Instant;

/**
 * A run that has begun.
 *
 * @param runId its name; later runs have higher ones
 * @param trigger what started it
 * @param startedAt when it started
 * @param term the term that it belongs to
 */
public record Run(String runId, Trigger trigger, Instant startedAt, long term) {}
