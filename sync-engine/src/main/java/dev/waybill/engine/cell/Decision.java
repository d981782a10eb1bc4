package dev.waybill.engine.cell;

import java.util.Optional;

/**
 * What somebody makes of a value.
 *
 * @param write the new value, empty to leave the old one
 * @param answer what the decider gets to know
 */
public record Decision<T, R>(Optional<T> write, R answer) {

    /** Leaves the value. */
    public static <T, R> Decision<T, R> keep(R answer) {
        return new Decision<>(Optional.empty(), answer);
    }

    /** Replaces the value. */
    public static <T, R> Decision<T, R> write(T value, R answer) {
        return new Decision<>(Optional.of(value), answer);
    }
}
