package dev.waybill.sandbox;

import java.time.InstantSource;

/**
 * Where the sandbox listens and what time it has.
 *
 * @param host address to bind; loopback unless there is a reason
 * @param port 0 for any free one
 * @param clock tells every minute, hour and day, so that a test can move them; delays are real time
 */
public record SandboxOptions(String host, int port, InstantSource clock) {

    /** Any free port of loopback and the system's time. */
    public static SandboxOptions free() {
        return new SandboxOptions("127.0.0.1", 0, InstantSource.system());
    }

    /** The same on this port. */
    public SandboxOptions withPort(int other) {
        return new SandboxOptions(host, other, clock);
    }

    /** The same on this address. */
    public SandboxOptions withHost(String other) {
        return new SandboxOptions(other, port, clock);
    }

    /** The same with this time. */
    public SandboxOptions withClock(InstantSource other) {
        return new SandboxOptions(host, port, other);
    }
}
