package dev.waybill.sync.lock;

import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What came of asking for the lock. */
public sealed interface LockAttempt {

    /**
     * It is ours until it is released or lost.
     *
     * @param stillOurs whether nobody else can hold it now
     * @param release gives it back; never fails
     */
    record Held(BooleanSupplier stillOurs, Supplier<Uni<Void>> release) implements LockAttempt {}

    /** Somebody else has it: the holder, by run id. */
    record Busy(String holder) implements LockAttempt {}
}
