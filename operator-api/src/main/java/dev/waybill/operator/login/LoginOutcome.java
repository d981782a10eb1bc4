package dev.waybill.operator.login;

import java.time.Duration;

/** What came of a try to log in. */
public sealed interface LoginOutcome {

    /** The name and the password belong to somebody who may do what the role says. */
    record Accepted(String name, Role role) implements LoginOutcome {}

    /** Name or password are wrong or missing; which of them is not told. */
    record Refused() implements LoginOutcome {}

    /** Too many tries from addresses that failed before are waiting; this one was not looked at. */
    record Throttled(Duration retryAfter) implements LoginOutcome {}

    /** Too many log-ins are being checked now; nothing is known about this one. */
    record Overloaded(Duration retryAfter) implements LoginOutcome {}
}
