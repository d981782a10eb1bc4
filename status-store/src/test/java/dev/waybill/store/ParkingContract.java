package dev.waybill.store;

import static dev.waybill.store.Documents.NOON;
import static dev.waybill.store.Documents.declared;
import static dev.waybill.store.Documents.document;
import static dev.waybill.store.Documents.queued;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.MessageLink;
import dev.waybill.model.store.Parking;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.UnsyncedPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a declared link does to what was synced through a guess, and what is parked. */
public abstract class ParkingContract extends StoreUnderTest {

    private void assertWaiting(long unsynced, long unlinked, long unmatched) {
        StoreState state = got(store().state());
        assertThat(List.of(state.unsynced(), state.unlinked(), state.unmatched()))
                .containsExactly(Count.exact(unsynced), Count.exact(unlinked), Count.exact(unmatched));
        assertThat(got(store().unsynced(null, 100)).events()).hasSize((int) unsynced);
        assertThat(got(store().parked(Parking.UNLINKED, null, 100)).events()).hasSize((int) unlinked);
        assertThat(got(store().parked(Parking.UNMATCHED, null, 100)).events()).hasSize((int) unmatched);
    }

    @Test
    void aDeclaredLinkThatTakesAMessageAwayMakesItsDocumentsUnsyncedAgain() {
        StatusDocument guess = queued(QUEUE, "wamid.1");
        StatusDocument delivered = status("wamid.1", "delivered");
        append(guess, delivered, status("wamid.2", "sent"));
        got(store().markSynced(List.of(guess.event().id(), delivered.event().id())));
        assertWaiting(1, 0, 0);

        append(declared(OTHER_QUEUE, "wamid.1"));
        restart();

        assertWaiting(4, 0, 0);
        assertThat(history(OTHER_QUEUE)).hasSize(3).noneMatch(StatusEvent::synced);
        assertThat(got(store().markSynced(history(OTHER_QUEUE).stream()
                        .map(StatusEvent::id)
                        .toList())))
                .isEqualTo(3);
        assertWaiting(1, 0, 0);
        append(declared(OTHER_QUEUE, "wamid.1"));
        assertWaiting(1, 0, 0);
    }

    @Test
    void aDeclaredLinkThatConfirmsAGuessLeavesMarksAsTheyAre() {
        StatusDocument guess = queued(QUEUE, "wamid.1");
        StatusDocument delivered = status("wamid.1", "delivered");
        append(guess, delivered);
        got(store().markSynced(List.of(guess.event().id(), delivered.event().id())));

        append(document("wamid.1", QUEUE, "failed", NOON));
        assertThat(got(store().links(List.of("wamid.1", "wamid.9"))))
                .isEqualTo(Map.of("wamid.1", new MessageLink(QUEUE, null)));
        String spelled = "{" + QUEUE.toUpperCase(Locale.ROOT) + "}";
        append(declared(spelled, "wamid.1", "delivered"));

        assertWaiting(2, 0, 0);
        assertThat(got(store().links(List.of("wamid.1"))))
                .isEqualTo(Map.of("wamid.1", new MessageLink(QUEUE, spelled)));
    }

    @Test
    void whatIsParkedIsCountedApartAndComesBackWithItsLink() {
        StatusDocument lost = status("wamid.1", "delivered");
        StatusDocument other = status("wamid.2", "delivered");
        append(lost, other, status("wamid.3", "sent"));

        assertThat(got(store().park(List.of(lost.event(), other.event()), Parking.UNLINKED)))
                .isEqualTo(2);
        assertThat(got(store().park(List.of(lost.event()), Parking.UNMATCHED))).isZero();
        restart();
        assertWaiting(1, 2, 0);
        assertThat(got(store().parked(Parking.UNLINKED, null, 1)).events()).containsExactly(lost.event());
        UnsyncedPage first = got(store().parked(Parking.UNLINKED, null, 1));
        assertThat(got(store().parked(Parking.UNLINKED, first.cursor(), 5)).events())
                .containsExactly(other.event());
        assertThat(filtered(Map.of("updated", false))).hasSize(3);
        assertThat(all()).noneMatch(d -> d.event().synced());

        append(declared(QUEUE, "wamid.1"));

        assertWaiting(3, 1, 0);
        assertThat(history(QUEUE)).hasSize(2);
    }

    @Test
    void whatIsParkedIsSyncedLikeAnythingElse() {
        StatusDocument one = queued(QUEUE, "wamid.1");
        StatusDocument two = queued(OTHER_QUEUE, "wamid.2");
        append(one, two);
        got(store().park(List.of(one.event(), two.event()), Parking.UNMATCHED));
        assertWaiting(0, 0, 2);

        assertThat(got(store().markSynced(List.of(one.event().id())))).isEqualTo(1);
        assertWaiting(0, 0, 1);
        assertThat(history(QUEUE)).allMatch(StatusEvent::synced);
        assertThat(history(OTHER_QUEUE)).noneMatch(StatusEvent::synced);

        assertThat(got(store().unpark(List.of(one.event().id(), two.event().id()))))
                .isEqualTo(1);
        assertThat(got(store().unpark(List.of(two.event().id())))).isZero();
        assertWaiting(1, 0, 0);
    }

    @Test
    void aMessageThatIsLinkedIsNotParkedAsUnlinked() {
        StatusDocument event = status("wamid.1", "delivered");
        append(event);
        StatusEvent asRead = got(store().unsynced(null, 1)).events().getFirst();
        append(declared(QUEUE, "wamid.1"));

        got(store().park(List.of(asRead), Parking.UNLINKED));

        assertWaiting(2, 0, 0);
    }
}
