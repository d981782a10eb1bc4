package dev.waybill.sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox with a clock that stands still, reset before each test, and a caller with a token. */
abstract class SandboxTest {

    static final MovableClock CLOCK = new MovableClock();

    private static ZohoSandbox sandbox;

    Caller caller;

    @BeforeAll
    static void start() {
        sandbox = ZohoSandbox.start(SandboxOptions.free().withClock(CLOCK));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        given("{}");
    }

    /** Resets the sandbox to this scene and logs in. */
    void given(String scene) {
        caller = new Caller(sandbox.url());
        caller.post("/sandbox/reset", scene);
        caller.login();
    }

    void givenFaults(String faults) {
        caller.post("/sandbox/faults", faults);
    }
}
