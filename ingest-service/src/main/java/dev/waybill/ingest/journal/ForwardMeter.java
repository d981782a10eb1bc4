package dev.waybill.ingest.journal;

import dev.waybill.ingest.webhook.CallbackMeter;
import dev.waybill.store.journal.ForwardObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Measures how documents come from the journal to the store behind it. */
@Singleton
final class ForwardMeter implements ForwardObserver {

    private final Timer handOvers;
    private final Counter failures;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter refused;
    private final Counter retried;
    private final Counter conflicts;

    ForwardMeter(MeterRegistry registry) {
        this.handOvers = Timer.builder("waybill.journal.hand.over")
                .description("Hand-overs of documents to the store, until the journal has let go what arrived")
                .register(registry);
        this.failures = Counter.builder("waybill.journal.hand.over.failures")
                .description("Hand-overs that failed as a whole and are repeated")
                .register(registry);
        this.stored = forwarded("stored", registry);
        this.duplicates = forwarded("duplicate", registry);
        this.refused = forwarded("set_aside", registry);
        this.retried = Counter.builder("waybill.journal.retried")
                .description("Documents that did not arrive with a hand-over and are handed over again")
                .register(registry);
        // Behind a journal links are judged when their documents arrive; the counter is the one of callbacks.
        this.conflicts = CallbackMeter.conflicts(registry);
    }

    @Override
    public void settled(Settled settled, Duration took) {
        handOvers.record(took);
        stored.increment(settled.stored());
        duplicates.increment(settled.duplicates());
        refused.increment(settled.refused());
        retried.increment(settled.postponed());
        conflicts.increment(settled.conflicts());
    }

    @Override
    public void failed() {
        failures.increment();
    }

    private static Counter forwarded(String outcome, MeterRegistry registry) {
        return Counter.builder("waybill.journal.forwarded")
                .description("Documents by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
