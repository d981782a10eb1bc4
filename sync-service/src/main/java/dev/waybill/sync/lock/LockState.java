package dev.waybill.sync.lock;

import java.time.Instant;

/**
 * The lock as it lies in the store.
 *
 * @param holder who holds it, or held it last: the id of the run
 * @param until when it ends by itself
 */
public record LockState(String holder, Instant until) {

    static final LockState FREE = new LockState("", Instant.EPOCH);

    boolean isHeldAt(Instant now) {
        return now.isBefore(until);
    }
}
