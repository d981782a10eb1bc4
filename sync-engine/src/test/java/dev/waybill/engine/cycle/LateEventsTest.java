package dev.waybill.engine.cycle;

import static dev.waybill.engine.cycle.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LateEventsTest {

    private static final StatusEvent SYNCED_FAILED = event("q", "failed", 1, true);

    private final LateEvents lateEvents = new LateEvents(StatusOrder.DEFAULT);

    @Test
    void aLateEventThatIsNotHigherIsSettled() {
        StatusEvent late = event("q", "sent", 9, false);

        assertThat(lateEvents.needNoWrite(Map.of("q", List.of(SYNCED_FAILED, late))))
                .containsExactly(late.id());
    }

    @Test
    void aHigherEventStaysToBeSynced() {
        assertThat(lateEvents.needNoWrite(Map.of("q", List.of(SYNCED_FAILED, event("q", "read", 9, false)))))
                .isEmpty();
    }

    @Test
    void nothingIsSettledWhileNothingWasSynced() {
        assertThat(lateEvents.needNoWrite(Map.of("q", List.of(event("q", "sent"), event("q", "delivered")))))
                .isEmpty();
    }

    @Test
    void aValueNobodyKnowsIsSettledOnceAnythingWasSynced() {
        StatusEvent odd = event("q", "odd", 9, false);

        assertThat(lateEvents.needNoWrite(Map.of("q", List.of(SYNCED_FAILED, odd))))
                .containsExactly(odd.id());
    }

    @Test
    void eventsThatAreNotLinkedDecideNothing() {
        StatusEvent unlinked =
                new StatusEvent(SYNCED_FAILED.id(), "wamid.x", null, "sent", null, null, Events.NOON, false);

        assertThat(lateEvents.queueIds(List.of(unlinked, event("q", "sent")))).containsExactly("q");
    }
}
