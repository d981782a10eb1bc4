package dev.waybill.sync.creator;

import dev.waybill.zoho.creator.CreatorFailure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts Creator calls by what they are and by what Creator answered. Codes that nobody knows share {@code other}. All
 * counters stand at zero from the start.
 */
@Startup
@Singleton
final class CallMeter {

    private static final String NO_ANSWER = "none";
    private static final String OTHER = "other";

    /** Source: Zoho Creator facts 5.1 and 5.3. */
    private static final List<String> ANSWERS =
            List.of("3000", "1030", "2945", "2955", "4000", "3001", "3002", "3070", "3190", "2897", NO_ANSWER, OTHER);

    private final Map<CallKind, Map<String, Counter>> calls = new HashMap<>();

    CallMeter(MeterRegistry registry) {
        for (CallKind kind : CallKind.values()) {
            Map<String, Counter> answers = new HashMap<>();
            ANSWERS.forEach(answer -> answers.put(answer, counter(kind, answer, registry)));
            calls.put(kind, answers);
        }
    }

    void succeeded(CallKind kind) {
        count(kind, "3000");
    }

    void failed(CallKind kind, Throwable failure) {
        if (failure instanceof CreatorFailure.NotSent) {
            return;
        }
        int code = failure instanceof CreatorFailure creator ? creator.code() : 0;
        if (failure instanceof CreatorFailure.Throttled) {
            count(kind, "2955");
        } else {
            count(kind, code == 0 ? NO_ANSWER : String.valueOf(code));
        }
    }

    private void count(CallKind kind, String answer) {
        Map<String, Counter> answers = Objects.requireNonNull(calls.get(kind));
        Objects.requireNonNull(answers.getOrDefault(answer, answers.get(OTHER))).increment();
    }

    private static Counter counter(CallKind kind, String answer, MeterRegistry registry) {
        return Counter.builder("waybill.sync.calls")
                .description("Creator calls by Zoho's code")
                .tag("kind", kind.tag())
                .tag("answer", answer)
                .register(registry);
    }
}
