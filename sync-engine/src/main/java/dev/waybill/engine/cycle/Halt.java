package dev.waybill.engine.cycle;

import java.time.Instant;

/**
 * Why a cycle ends before its work is done.
 *
 * @param end how the cycle counts
 * @param reason what happened and what to do; safe to show
 * @param after what it means for the cycles to come
 */
public record Halt(RunEnd end, String reason, After after) {

    /** A halt that concerns this cycle only. */
    public Halt(RunEnd end, String reason) {
        this(end, reason, new After.GoOn());
    }

    /** What a halt means for the cycles to come. */
    public sealed interface After {

        /** The next one starts when it is due. */
        record GoOn() implements After {}

        /** None can do anything before this time. */
        record NotBefore(Instant time) implements After {}

        /** One is to begin at this time, and none before. */
        record RetryAt(Instant time) implements After {}

        /** None can do anything until a human acts. */
        record StopScheduler() implements After {}
    }
}
