package dev.waybill.sandbox.nosql;

import java.util.Locale;

/** Whether Catalyst is there at all. */
public enum Outage {
    /** It is. */
    NONE,
    /** Every connection is closed without an answer. */
    DROP,
    /** Every call is answered by a gateway with HTTP 503. */
    REFUSE;

    /** The word of the steering call. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
