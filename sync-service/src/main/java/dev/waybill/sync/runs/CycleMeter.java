package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.RunReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts the cycles of this replica and what they did to records. All counters stand at zero from the start. */
@Startup
@Singleton
final class CycleMeter {

    private static final List<String> OUTCOMES =
            List.of("updated", "skipped", "unmatched", "rejected", "missing", "unknown", "held_back", "left");

    private final Map<RunEnd, Counter> cycles = new EnumMap<>(RunEnd.class);
    private final Map<String, Counter> records = new LinkedHashMap<>();

    CycleMeter(MeterRegistry registry) {
        for (RunEnd end : RunEnd.values()) {
            cycles.put(
                    end,
                    Counter.builder("waybill.sync.cycles")
                            .description("Cycles that ended on this replica")
                            .tag("end", end.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        for (String outcome : OUTCOMES) {
            records.put(
                    outcome,
                    Counter.builder("waybill.sync.records")
                            .description("Pending records by what cycles made of them")
                            .tag("outcome", outcome)
                            .register(registry));
        }
    }

    void count(@Observes RunRecord ended) {
        RunReport report = ended.report();
        Objects.requireNonNull(cycles.get(report.end())).increment();
        add("updated", report.updated());
        add("skipped", report.skipped());
        add("unmatched", report.unmatched());
        add("rejected", report.rejected());
        add("missing", report.missing());
        add("unknown", report.unknown());
        add("held_back", report.heldBack());
        add("left", report.left());
    }

    private void add(String outcome, int amount) {
        Objects.requireNonNull(records.get(outcome)).increment(amount);
    }
}
