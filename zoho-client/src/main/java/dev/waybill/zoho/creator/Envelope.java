package dev.waybill.zoho.creator;

import org.jspecify.annotations.Nullable;

/**
 * What every JSON answer of Creator has: a code and, somewhere, a text. Source: Zoho Creator facts 5.2.
 *
 * @param code 0 if there is none
 * @param text not yet safe to show
 * @param failedPart of a bulk answer, the first record's part that is no success; absent if there is none
 */
record Envelope(int code, String text, @Nullable Envelope failedPart) {

    static final int SUCCESS = 3000;

    /** A bulk answer succeeds as a whole although a record of it failed; then that record's part decides. */
    Envelope decisive() {
        return code == SUCCESS && failedPart != null ? failedPart : this;
    }
}
