package dev.waybill.model.document;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random events of one message, close together so that ties of every kind occur. */
public final class StatusEvents {

    private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");

    private StatusEvents() {}

    public static Arbitrary<StatusEvent> events() {
        Arbitrary<String> statuses =
                Arbitraries.of("sent", "accepted", "failed", "delivered", "read", "played", "deleted", "");
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-2, 2)
                .map(days -> RECEIVED.plusSeconds(days * 86_400 * 3 / 4))
                .injectNull(0.2);
        Arbitrary<String> recipients = Arbitraries.of("1", "2").injectNull(0.3);
        return Combinators.combine(statuses, times, recipients).as(StatusEvents::event);
    }

    private static StatusEvent event(String status, Instant time, String recipient) {
        DocumentId id = DocumentId.ofStatus("wamid.1", status, recipient, null, String.valueOf(time));
        return new StatusEvent(id, "wamid.1", null, status, recipient, time, RECEIVED, false);
    }
}
