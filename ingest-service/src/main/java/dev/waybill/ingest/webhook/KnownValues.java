package dev.waybill.ingest.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counters that differ in the value of one tag. Only values that are known beforehand have one of their own, because
 * what callers send must not make up time series; all others share {@code other}. All stand at zero from the start.
 */
final class KnownValues {

    static final String OTHER = "other";

    private final Map<String, Counter> counters = new HashMap<>();
    private final Counter other;

    KnownValues(String name, String description, String tag, List<String> known, MeterRegistry registry) {
        Counter.Builder template = Counter.builder(name).description(description);
        known.forEach(value -> counters.put(value, template.tag(tag, value).register(registry)));
        this.other = template.tag(tag, OTHER).register(registry);
    }

    void add(String value, double amount) {
        counters.getOrDefault(value, other).increment(amount);
    }
}
