package dev.waybill.store;

import static dev.waybill.store.Documents.NOON;
import static dev.waybill.store.Documents.queued;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.InvalidCursorException;
import dev.waybill.model.store.ReceivedCounts;
import dev.waybill.model.store.ReceivedCounts.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What any store of statuses must do when it is asked: pages, filters, the last 24 hours, totals. */
public abstract class StatusReadingContract extends StoreUnderTest {

    @Test
    void countsRefusedLinksOnce() {
        append(queued(QUEUE, "wamid.1"));
        append(queued(OTHER_QUEUE, "wamid.1"), queued(OTHER_QUEUE, "wamid.2"));
        append(queued(OTHER_QUEUE, "wamid.1"));
        restart();

        assertThat(got(store().state()).linkConflicts()).isEqualTo(Count.exact(1));
    }

    @Test
    void tellsHowManyDocumentsItLookedAtForAPage() {
        for (int i = 0; i < 20; i++) {
            append(status("wamid." + i, i < 2 ? "delivered" : "sent", NOON.plusSeconds(i)));
        }

        assertThat(scanned(Map.of(), 5)).as("a page and one more").isLessThanOrEqualTo(6);
        assertThat(scanned(Map.of("webhook_id", "wamid.7"), 5)).isLessThanOrEqualTo(2);
        assertThat(scanned(Map.of("pricing.type", "x"), 5)).as("all").isGreaterThanOrEqualTo(20);
    }

    @Test
    void pagesFromNewToOldWithoutWhatIsAppendedMeanwhile() {
        for (int i = 0; i < 5; i++) {
            append(status("wamid." + i, "sent"));
        }
        DocumentQuery query = query(null, Filter.all(), 2);

        DocumentPage first = got(store().find(query));
        append(status("wamid.late", "sent"));
        DocumentPage second = got(store().find(query.after(first.nextCursor())));
        append(status("wamid.later", "sent", NOON.minusSeconds(3600)));
        DocumentPage third = got(store().find(query.after(second.nextCursor())));

        assertThat(ids(first.documents())).containsExactly("wamid.4", "wamid.3");
        assertThat(ids(second.documents())).containsExactly("wamid.2", "wamid.1");
        assertThat(ids(third.documents())).containsExactly("wamid.0");
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void hasNoNextPageWhenTheLastOneIsJustFull() {
        append(status("wamid.1", "sent"), status("wamid.2", "sent"));

        assertThat(got(store().find(query(null, Filter.all(), 2))).nextCursor()).isNull();
    }

    @Test
    void refusesACursorOfAnother() {
        append(status("wamid.1", "sent"));
        String unsynced = got(store().unsynced(null, 1)).cursor();

        for (String cursor : new String[] {"", "d", "nonsense", "d-1", "dzzzzzzzzzzzzz", "'; --", unsynced}) {
            assertThatThrownBy(
                            () -> got(store().find(query(null, Filter.all(), 1).after(cursor))))
                    .isInstanceOf(InvalidCursorException.class);
        }
    }

    @Test
    void leavesOutWhatWasReceivedEarlierToTheMillisecond() {
        Instant since = NOON.minus(Duration.ofHours(24));
        append(
                status("wamid.in", "sent", since),
                status("wamid.out", "sent", since.minusMillis(1)),
                status("wamid.late", "sent", since.minusSeconds(10)));

        assertThat(ids(found(since, Filter.all()))).containsExactly("wamid.in");
        assertThat(ids(found(since.plusNanos(1), Filter.all()))).isEmpty();
        assertThat(found(Instant.MIN, Filter.all())).hasSize(3);
        assertThat(found(Instant.MAX, Filter.all())).isEmpty();
    }

    @Test
    void filtersByTheFilledQueueId() {
        append(status("wamid.1", "sent"), status("wamid.2", "sent"), queued(QUEUE, "wamid.1"));

        assertThat(ids(filtered(Map.of("queue_id", QUEUE)))).containsExactly("wamid.1", "wamid.1");
        assertThat(ids(filtered(Map.of("queue_id", Map.of("$ne", QUEUE))))).containsExactly("wamid.2");
        assertThat(ids(filtered(Map.of("queue_id", Map.of("$gt", "aa"))))).containsExactly("wamid.1", "wamid.1");
    }

    @Test
    void pagesThroughWhatPassesAFilter() {
        for (int i = 0; i < 4; i++) {
            append(status("wamid." + i, i % 2 == 0 ? "sent" : "delivered"));
        }
        DocumentQuery query = query(null, FilterReader.read(Map.of("status", "delivered")), 1);

        DocumentPage first = got(store().find(query));
        DocumentPage second = got(store().find(query.after(first.nextCursor())));

        assertThat(ids(first.documents())).containsExactly("wamid.3");
        assertThat(ids(second.documents())).containsExactly("wamid.1");
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void retiresWhatWasReceivedBeforeAndNothingElse() {
        append(
                status("wamid.0", "sent", NOON.minusMillis(1)),
                status("wamid.1", "sent", NOON),
                status("wamid.2", "sent", NOON.plusMillis(1)),
                status("wamid.3", "sent", NOON.minusSeconds(100)));

        assertThat(got(store().retire(NOON))).isEqualTo(Count.exact(2));
        assertThat(got(store().retire(NOON))).isEqualTo(Count.exact(0));
        assertThat(got(store().retire(NOON.minusSeconds(500)))).isEqualTo(Count.exact(0));
        restart();

        assertThat(ids(delivered())).containsExactly("wamid.2", "wamid.1");
        assertThat(all()).hasSize(4);
        assertCounts(4, 2);
    }

    @Test
    void retiresInsideOneSecondTwice() {
        for (int i = 0; i < 10; i++) {
            append(status("wamid." + i, "sent", NOON.plusMillis(i * 10L)));
        }

        assertThat(got(store().retire(NOON.plusMillis(25)))).isEqualTo(Count.exact(3));
        assertThat(got(store().retire(NOON.plusMillis(25).plusNanos(1)))).isEqualTo(Count.exact(0));
        assertThat(got(store().retire(NOON.plusMillis(50).plusNanos(1)))).isEqualTo(Count.exact(3));
        assertCounts(10, 4);
        assertThat(got(store().retire(NOON.plusSeconds(1)))).isEqualTo(Count.exact(4));
        assertCounts(10, 0);
    }

    @Test
    void countsWhatArrivesBehindTheWatermarkInTheLogOnly() {
        append(status("wamid.1", "sent"));
        got(store().retire(NOON.plusMillis(500)));

        append(status("wamid.2", "sent", NOON.plusMillis(499)), status("wamid.3", "sent", NOON.plusMillis(500)));

        assertThat(ids(delivered())).containsExactly("wamid.3");
        assertCounts(3, 1);
        assertThat(got(store().retire(NOON.plusSeconds(9)))).isEqualTo(Count.exact(1));
    }

    @Test
    void appliesTheLaterOfWatermarkAndBound() {
        append(status("wamid.1", "sent", NOON), status("wamid.2", "sent", NOON.plusSeconds(1)));
        got(store().retire(NOON.plusMillis(1)));

        DocumentQuery early =
                new DocumentQuery(DocumentCollection.DELIVERED_LOGS, NOON.minusSeconds(9), Filter.all(), 10, null);
        DocumentQuery late =
                new DocumentQuery(DocumentCollection.DELIVERED_LOGS, NOON.plusSeconds(2), Filter.all(), 10, null);

        assertThat(ids(got(store().find(early)).documents())).containsExactly("wamid.2");
        assertThat(got(store().find(late)).documents()).isEmpty();
    }

    @Test
    void countsWhatWasReceivedByMinuteAndStatus() {
        append(status("wamid.0", "sent", NOON.minusMillis(1)), status("wamid.1", "sent", NOON));
        append(status("wamid.2", "sent", NOON.plusSeconds(59)), status("wamid.2", "failed", NOON.plusSeconds(1)));
        append(status("wamid.2", "sent", NOON.plusSeconds(59)), status("wamid.3", "read", NOON.plusSeconds(60)));
        restart();

        ReceivedCounts counts = got(store().received(NOON.plusSeconds(30)));

        assertThat(counts)
                .isEqualTo(new ReceivedCounts(
                        NOON,
                        List.of(
                                new Minute(NOON, "failed", 1),
                                new Minute(NOON, "sent", 2),
                                new Minute(NOON.plusSeconds(60), "read", 1))));
    }

    @Test
    void countsNothingThatHasLeft() {
        append(status("wamid.1", "sent", NOON), status("wamid.2", "sent", NOON.plusSeconds(60)));
        got(store().retire(NOON.plusSeconds(60)));

        ReceivedCounts counts = got(store().received(NOON));

        assertThat(counts.countedFrom()).isEqualTo(NOON.plusSeconds(60));
        assertThat(counts.minutes()).containsExactly(new Minute(NOON.plusSeconds(60), "sent", 1));
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(all()).isEmpty();
        assertCounts(0, 0);
    }
}
