package dev.waybill.zoho.http;

import java.time.Duration;

/**
 * How a client connects.
 *
 * @param connectTimeout until the connection stands
 * @param callTimeout from the request to the end of the answer, the connection included
 * @param poolSize most connections to the host at a time; further calls wait for a free one
 * @param userAgent how the client names itself
 */
public record ConnectionSettings(Duration connectTimeout, Duration callTimeout, int poolSize, String userAgent) {

    /** 5 s to connect, 15 s in all, 10 connections: as many as Creator calls may be in flight. */
    public static final ConnectionSettings DEFAULTS =
            new ConnectionSettings(Duration.ofSeconds(5), Duration.ofSeconds(15), 10, "waybill");

    /** @throws IllegalArgumentException if a timeout is shorter than a millisecond or the pool is empty */
    public ConnectionSettings {
        if (connectTimeout.toMillis() < 1 || callTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("timeouts must be at least 1 ms, got " + connectTimeout + " to connect, "
                    + callTimeout + " for a call");
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("the pool needs at least 1 connection, got " + poolSize);
        }
    }

    /** The same for another time of a call. */
    public ConnectionSettings withCallTimeout(Duration other) {
        return new ConnectionSettings(connectTimeout, other, poolSize, userAgent);
    }

    /** The same with another number of connections. */
    public ConnectionSettings withPoolSize(int other) {
        return new ConnectionSettings(connectTimeout, callTimeout, other, userAgent);
    }
}
