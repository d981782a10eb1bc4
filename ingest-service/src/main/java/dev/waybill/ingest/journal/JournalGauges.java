package dev.waybill.ingest.journal;

import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.Journal;
import dev.waybill.store.journal.JournalState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Shows how much waits in the journal and for how long. */
@Singleton
final class JournalGauges {

    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    /** After the start, because the store needs its own meters to open. */
    void register(@Observes StartupEvent started, FrontJournal front, Clock clock, MeterRegistry registry) {
        gauge(
                        "waybill.journal.lag",
                        "How long the oldest waiting document has waited",
                        front,
                        state -> state.lag(clock.instant()).toMillis() / MILLIS)
                .baseUnit("seconds")
                .register(registry);
        gauge("waybill.journal.documents", "Documents that wait", front, JournalState::waiting)
                .register(registry);
        gauge("waybill.journal.set.aside", "Documents that the store refused", front, JournalState::setAside)
                .register(registry);
        gauge("waybill.journal", "What all of them take of the journal", front, JournalState::bytes)
                .baseUnit("bytes")
                .register(registry);
        gauge("waybill.journal.bound", "What they may take", front, JournalState::mostBytes)
                .baseUnit("bytes")
                .register(registry);
    }

    private static Gauge.Builder<FrontJournal> gauge(
            String name, String tells, FrontJournal front, ToDoubleFunction<JournalState> figure) {
        return Gauge.builder(
                        name,
                        front,
                        now -> now.journal()
                                .map(Journal::state)
                                .map(figure::applyAsDouble)
                                .orElse(0.0))
                .description(tells);
    }
}
