package dev.waybill.zoho.http;

import java.time.Duration;

/**
 * How a client connects.
 *
 * @param connectTimeout until the connection stands
 * @param readTimeout until the answer is there, counted from the request
 * @param poolSize most connections to the host at a time; further calls wait for a free one
 */
public record ConnectionSettings(Duration connectTimeout, Duration readTimeout, int poolSize) {

    /** 5 s to connect, 30 s to answer, 10 connections: as many as Creator calls may be in flight. */
    public static final ConnectionSettings DEFAULTS =
            new ConnectionSettings(Duration.ofSeconds(5), Duration.ofSeconds(30), 10);

    /** @throws IllegalArgumentException if a timeout is shorter than a millisecond or the pool is empty */
    public ConnectionSettings {
        if (connectTimeout.toMillis() < 1 || readTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("timeouts must be at least 1 ms, got " + connectTimeout + " to connect, "
                    + readTimeout + " to read");
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("the pool needs at least 1 connection, got " + poolSize);
        }
    }
}
