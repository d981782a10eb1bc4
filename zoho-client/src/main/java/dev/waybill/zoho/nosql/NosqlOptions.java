package dev.waybill.zoho.nosql;

import dev.waybill.zoho.http.ConnectionSettings;
import java.time.Duration;

/**
 * How a client calls.
 *
 * @param connections of them as many as calls may run at a time, their pauses and repetitions included
 * @param waiting most calls that wait for their turn; more fail at once
 */
public record NosqlOptions(ConnectionSettings connections, int waiting, BackOff backOff) {

    /** 8 calls at a time. The service's own bound is not published. */
    public static final NosqlOptions DEFAULTS =
            new NosqlOptions(ConnectionSettings.DEFAULTS.withPoolSize(8), 10_000, BackOff.DEFAULTS);

    /** The same with other connections. */
    public NosqlOptions withConnections(ConnectionSettings other) {
        return new NosqlOptions(other, waiting, backOff);
    }

    /** The same with another number in flight. */
    public NosqlOptions withInFlight(int most) {
        return withConnections(connections.withPoolSize(most));
    }

    /** The same with another patience. */
    public NosqlOptions withTimeout(Duration other) {
        return withConnections(connections.withCallTimeout(other));
    }

    /** The same with other repetitions. */
    public NosqlOptions withBackOff(BackOff other) {
        return new NosqlOptions(connections, waiting, other);
    }
}
