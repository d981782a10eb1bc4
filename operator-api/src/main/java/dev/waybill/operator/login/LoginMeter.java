package dev.waybill.operator.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts what came of log-ins; neither names nor addresses. */
@Singleton
final class LoginMeter {

    private final Counter accepted;
    private final Counter refused;
    private final Counter throttled;
    private final Counter overloaded;

    LoginMeter(MeterRegistry registry) {
        accepted = counter("accepted", registry);
        refused = counter("refused", registry);
        throttled = counter("throttled", registry);
        overloaded = counter("overloaded", registry);
    }

    void count(LoginOutcome outcome) {
        Counter counter = switch (outcome) {
            case LoginOutcome.Accepted ignored -> accepted;
            case LoginOutcome.Refused ignored -> refused;
            case LoginOutcome.Throttled ignored -> throttled;
            case LoginOutcome.Overloaded ignored -> overloaded;
        };
        counter.increment();
    }

    private static Counter counter(String outcome, MeterRegistry registry) {
        return Counter.builder("waybill.logins")
                .description("Tries of operators to log in")
                .tag("outcome", outcome)
                .register(registry);
    }
}
