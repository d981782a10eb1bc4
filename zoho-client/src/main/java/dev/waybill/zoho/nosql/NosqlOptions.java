package dev.waybill.zoho.nosql;

import dev.waybill.zoho.http.ConnectionSettings;
import java.time.Duration;

/**
 * How a client calls.
 *
 * @param inFlight most calls at a time, their pauses and repetitions included
 * @param waiting most calls that wait for their turn; more fail at once
 * @param timeout until the answer of one call is there
 */
public record NosqlOptions(int inFlight, int waiting, Duration timeout, BackOff backOff) {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** 8 calls at a time, 30 s each. The service's own bound is not published. */
    public static final NosqlOptions DEFAULTS = new NosqlOptions(8, 10_000, Duration.ofSeconds(30), BackOff.DEFAULTS);

    /** The same with another number in flight. */
    public NosqlOptions withInFlight(int most) {
        return new NosqlOptions(most, waiting, timeout, backOff);
    }

    /** The same with another patience. */
    public NosqlOptions withTimeout(Duration other) {
        return new NosqlOptions(inFlight, waiting, other, backOff);
    }

    /** The same with other repetitions. */
    public NosqlOptions withBackOff(BackOff other) {
        return new NosqlOptions(inFlight, waiting, timeout, other);
    }

    ConnectionSettings connections() {
        return new ConnectionSettings(CONNECT_TIMEOUT, timeout, inFlight);
    }
}
