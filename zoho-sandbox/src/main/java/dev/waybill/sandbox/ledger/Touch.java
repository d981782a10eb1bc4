package dev.waybill.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One record that a call read or changed.
 *
 * @param recordId absent if the call was about no single record
 * @param statusBefore {@code Status} before the call
 * @param statusAfter {@code Status} after it
 * @param code the record's own code in a bulk answer; absent if the call's code holds for it
 */
public record Touch(
        @Nullable String recordId,
        @Nullable String statusBefore,
        @Nullable String statusAfter,
        @Nullable Integer code) {

    /** No record. */
    public static final Touch NONE = new Touch(null, null, null, null);

    /** A record that the call named and left alone. */
    public static Touch named(String recordId) {
        return new Touch(recordId, null, null, null);
    }
}
