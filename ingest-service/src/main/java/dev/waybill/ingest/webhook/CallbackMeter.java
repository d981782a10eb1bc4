package dev.waybill.ingest.webhook;

import dev.waybill.ingest.callback.CallbackSummary;
import dev.waybill.model.store.Appended;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts callbacks and what is in them. */
@Singleton
public final class CallbackMeter {

    /** Source: product 2.1, table of answers; 408 and 500 are the edge's own. */
    private static final List<String> ANSWERS = List.of("200", "400", "401", "408", "413", "415", "500", "503");

    /** Source: WhatsApp facts 2.2. */
    private static final List<String> STATUSES =
            List.of("sent", "accepted", "failed", "delivered", "read", "played", "deleted", "warning");

    /** Source: WhatsApp facts 5. */
    private static final List<String> FIELDS = List.of(
            "messages",
            "message_template_status_update",
            "message_template_quality_update",
            "message_template_components_update",
            "template_category_update",
            "phone_number_quality_update",
            "phone_number_name_update",
            "account_update",
            "account_alerts",
            "account_review_update",
            "business_capability_update",
            "security",
            "partner_solutions",
            "payment_configuration_update",
            "user_preferences",
            "automatic_events",
            "business_username_update",
            "user_id_update",
            "history",
            "smb_app_state_sync",
            "smb_message_echoes",
            "calls",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update",
            "flows",
            "template_performance_metrics");

    private final Clock clock;
    private final KnownValues callbacks;
    private final KnownValues statuses;
    private final KnownValues ignored;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter rejected;
    private final Counter conflicts;
    private volatile long lastTaken;

    CallbackMeter(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.lastTaken = clock.millis();
        this.callbacks =
                new KnownValues("waybill.callbacks", "Callbacks by the status answered", "answer", ANSWERS, registry);
        this.statuses = new KnownValues(
                "waybill.statuses", "Statuses in callbacks answered 200, by value", "status", STATUSES, registry);
        this.ignored = new KnownValues(
                "waybill.elements.ignored", "Elements of callbacks that are no status", "field", FIELDS, registry);
        this.stored = counter("waybill.statuses.stored", "Statuses that were new", registry);
        this.duplicates = counter("waybill.statuses.duplicate", "Statuses that were known already", registry);
        this.rejected = counter("waybill.elements.rejected", "Elements that could not be read", registry);
        this.conflicts = conflicts(registry);
        TimeGauge.builder("waybill.callback.age", this, TimeUnit.MILLISECONDS, CallbackMeter::millisSinceLast)
                .description("Time since the latest callback answered 200, at first since the start")
                .register(registry);
    }

    /** The counter of refused links; behind a journal they show when documents are handed over. */
    public static Counter conflicts(MeterRegistry registry) {
        return counter("waybill.link.conflicts", "Links refused, another one being there", registry);
    }

    /** A callback was answered with this HTTP status, whether the caller was still there or not. */
    public void answered(int status) {
        callbacks.add(String.valueOf(status), 1);
    }

    /** What was in a callback is on durable storage. */
    public void taken(CallbackSummary callback, Appended appended) {
        lastTaken = clock.millis();
        callback.statuses().forEach(statuses::add);
        callback.ignored().forEach(ignored::add);
        stored.increment(appended.stored());
        duplicates.increment(appended.duplicates());
        rejected.increment(callback.rejected().size());
        conflicts.increment(appended.conflicts().size());
    }

    private double millisSinceLast() {
        return clock.millis() - lastTaken;
    }

    private static Counter counter(String name, String description, MeterRegistry registry) {
        return Counter.builder(name).description(description).register(registry);
    }
}
