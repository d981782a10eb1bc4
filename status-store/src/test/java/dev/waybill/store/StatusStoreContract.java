package dev.waybill.store;

import static dev.waybill.store.Documents.NOON;
import static dev.waybill.store.Documents.document;
import static dev.waybill.store.Documents.queued;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.model.store.DocumentPage;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.InvalidCursorException;
import dev.waybill.model.store.StatusStore;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.UntoldPage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What any store of statuses must do: the sentences of the port, one by one. */
public abstract class StatusStoreContract {

    private static final String QUEUE = "ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b";
    private static final String OTHER_QUEUE = "0f0f0f0f-1d2c-4e5f-8a9b-0c1d2e3f4a5b";

    /** The store under test, empty before each test. */
    protected abstract StatusStore store();

    /** Closes the store and opens it again on what it kept. */
    protected abstract void restart();

    protected static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void countsADuplicateInsideACallAndKeepsOne() {
        Appended appended = append(status("wamid.1", "sent"), status("wamid.1", "sent"), status("wamid.2", "sent"));

        assertThat(appended).isEqualTo(new Appended(2, 1, List.of()));
        assertThat(ids(all())).containsExactly("wamid.2", "wamid.1");
    }

    @Test
    void countsADuplicateOfAnEarlierCallAndOfEarlierDays() {
        append(status("wamid.1", "sent"));
        restart();

        Appended again = append(status("wamid.1", "sent", NOON.plus(Duration.ofDays(9))));

        assertThat(again).isEqualTo(new Appended(0, 1, List.of()));
        assertThat(all()).containsExactly(status("wamid.1", "sent"));
    }

    @Test
    void ignoresWhatADuplicateSays() {
        StatusDocument first = status("wamid.1", "sent");
        append(first, queued(OTHER_QUEUE, "wamid.1"));
        StatusEvent event = first.event();
        StatusEvent changed = new StatusEvent(event.id(), "wamid.1", QUEUE, "failed", null, null, NOON, true);

        Appended again = append(new StatusDocument(changed, null, null, "{}", "{}", null));

        assertThat(again).isEqualTo(new Appended(0, 1, List.of()));
        assertThat(history(QUEUE)).isEmpty();
        assertThat(got(store().state()).untold()).isEqualTo(2);
    }

    @Test
    void appendsNothingWhenThereIsNothing() {
        assertThat(append()).isEqualTo(new Appended(0, 0, List.of()));
    }

    @Test
    void givesBackEveryMemberOfADocument() {
        StatusDocument full = queued(QUEUE, "wamid.1");
        StatusDocument bare = new StatusDocument(
                new StatusEvent(
                        DocumentId.ofStatus("wamid.2", "sent", null, null, null),
                        "wamid.2",
                        null,
                        "sent",
                        null,
                        null,
                        NOON.plusMillis(7),
                        true),
                null,
                null,
                "{\"text\":\"\uD83D\uDE00 'quoted' \\\"twice\\\" 100%\"}",
                "raw \uD83D\uDE00",
                null);

        append(full, bare);

        assertThat(all()).containsExactly(bare, full);
    }

    @Test
    void keepsABodyOfFourMebibytes() {
        String raw = "\"" + "x".repeat(4 << 20) + "\"";
        StatusDocument d = status("wamid.1", "sent");

        append(new StatusDocument(d.event(), null, null, d.statusJson(), raw, null));

        assertThat(all()).extracting(StatusDocument::rawJson).containsExactly(raw);
    }

    @Test
    void keepsAnyTimeWithoutFailing() {
        Instant[] farAway = {
            Instant.MIN, Instant.EPOCH.minusMillis(1), Instant.MAX, Instant.parse("9999-12-31T23:59:59Z")
        };
        for (Instant time : farAway) {
            StatusDocument d = status("wamid." + time, "sent", time);
            StatusEvent e = d.event();
            append(new StatusDocument(
                    new StatusEvent(e.id(), e.messageId(), null, "sent", null, time, time, false),
                    null,
                    null,
                    d.statusJson(),
                    d.rawJson(),
                    time == Instant.MIN ? LocalDate.MIN : LocalDate.MAX));
        }
        append(status("wamid.now", "sent"));

        assertThat(ids(all()))
                .containsExactly(
                        "wamid.now",
                        "wamid." + farAway[3],
                        "wamid." + farAway[2],
                        "wamid." + farAway[1],
                        "wamid." + farAway[0]);
        assertThat(all()).extracting(d -> d.event().time()).contains(farAway[1], farAway[3]);
        assertThat(all().getLast().webDate()).isEqualTo(LocalDate.MIN);
        assertThat(ids(found(NOON, Filter.all())))
                .containsExactly("wamid.now", "wamid." + farAway[3], "wamid." + farAway[2]);
        assertThat(got(store().retire(Instant.MAX)))
                .as("what was received before 1970 never belonged to the last day")
                .isEqualTo(3);
        assertCounts(5, 0);
    }

    @Test
    void countsRefusedLinksOnce() {
        append(queued(QUEUE, "wamid.1"));
        append(queued(OTHER_QUEUE, "wamid.1"), queued(OTHER_QUEUE, "wamid.2"));
        append(queued(OTHER_QUEUE, "wamid.1"));
        restart();

        assertThat(got(store().state()).linkConflicts()).isEqualTo(1);
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
    void fillsTheQueueIdOfEarlierAndLaterDocumentsOfALinkedMessage() {
        append(status("wamid.1", "sent"));
        assertThat(all()).extracting(d -> d.event().queueId()).containsOnlyNulls();
        append(queued(QUEUE, "wamid.1"));
        append(status("wamid.1", "delivered"));

        assertThat(all()).extracting(d -> d.event().queueId()).containsExactly(QUEUE, QUEUE, QUEUE);
        assertThat(got(store().untold(null, 10)).events())
                .extracting(StatusEvent::queueId)
                .containsExactly(QUEUE, QUEUE, QUEUE);
    }

    @Test
    void keepsTheFirstQueueIdOfAMessageAndTellsOfTheSecond() {
        append(queued(QUEUE, "wamid.1"));

        Appended second = append(queued(OTHER_QUEUE, "wamid.1"), status("wamid.1", "delivered"));

        assertThat(second).isEqualTo(new Appended(2, 0, List.of(new LinkConflict("wamid.1", QUEUE, OTHER_QUEUE))));
        assertThat(history(QUEUE)).extracting(StatusEvent::queueId).containsExactly(QUEUE, OTHER_QUEUE, QUEUE);
        assertThat(history(OTHER_QUEUE)).extracting(StatusEvent::status).containsExactly("accepted");
    }

    @Test
    void seesNoConflictInTwoSpellingsOfOneQueueId() {
        append(queued(QUEUE, "wamid.1"));

        Appended second = append(document("wamid.1", "{" + QUEUE.toUpperCase() + "}", "failed", NOON));

        assertThat(second.conflicts()).isEmpty();
        assertThat(history(QUEUE)).extracting(StatusEvent::queueId).containsExactly(QUEUE, QUEUE);
    }

    @Test
    void readsTheHistoryOfAllMessagesOfAQueueId() {
        append(status("wamid.1", "sent"), queued(QUEUE, "wamid.1"), queued(QUEUE, "wamid.2"));
        append(status("wamid.2", "delivered"), status("wamid.3", "sent"));

        assertThat(history(QUEUE))
                .extracting(StatusEvent::messageId, StatusEvent::status)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("wamid.1", "sent"),
                        org.assertj.core.groups.Tuple.tuple("wamid.1", "accepted"),
                        org.assertj.core.groups.Tuple.tuple("wamid.2", "accepted"),
                        org.assertj.core.groups.Tuple.tuple("wamid.2", "delivered"));
    }

    @Test
    void readsTheHistoryOfARefusedSendThatHasNoMessageId() {
        StatusDocument refused = document(null, QUEUE, "failed", NOON);
        append(refused);

        assertThat(history(QUEUE)).containsExactly(refused.event());
    }

    @Test
    void keysHistoriesAsAskedInAnySpellingAndLeavesOutTheUnknown() {
        append(queued(QUEUE, "wamid.1"), queued("not-a-uuid \"%\\ \uD83D\uDE00", "wamid.2"));
        String braces = " {" + QUEUE.toUpperCase() + "} ";

        Map<String, List<StatusEvent>> histories =
                got(store().histories(List.of(QUEUE, braces, OTHER_QUEUE, "not-a-uuid \"%\\ \uD83D\uDE00", QUEUE)));

        assertThat(histories).containsOnlyKeys(QUEUE, braces, "not-a-uuid \"%\\ \uD83D\uDE00");
        assertThat(histories.get(braces)).isEqualTo(histories.get(QUEUE)).hasSize(1);
    }

    @Test
    void readsAThousandHistoriesAtOnce() {
        List<String> queueIds = IntStream.range(0, 1000)
                .mapToObj(i -> "%08x-1d2c-4e5f-8a9b-0c1d2e3f4a5b".formatted(i))
                .toList();
        List<StatusDocument> documents = new ArrayList<>();
        for (String queueId : queueIds) {
            documents.add(queued(queueId, "wamid." + queueId));
            documents.add(status("wamid." + queueId, "delivered"));
        }
        append(documents.toArray(StatusDocument[]::new));

        Map<String, List<StatusEvent>> histories = got(store().histories(queueIds));

        assertThat(histories.keySet()).containsExactlyInAnyOrderElementsOf(queueIds);
        assertThat(histories.values()).allSatisfy(events -> assertThat(events).hasSize(2));
    }

    @Test
    void marksToldOnceAndIgnoresTheUnknown() {
        StatusDocument one = status("wamid.1", "sent");
        StatusDocument two = status("wamid.2", "sent");
        append(one, two);
        DocumentId unknown = DocumentId.ofStatus("wamid.9", "sent", null, null, null);

        assertThat(got(store().markTold(
                                List.of(one.event().id(), unknown, one.event().id()))))
                .isEqualTo(1);
        assertThat(got(store().markTold(List.of(one.event().id())))).isZero();
        assertThat(got(store().markTold(List.of()))).isZero();
        restart();

        assertThat(all()).extracting(d -> d.event().told()).containsExactly(false, true);
        assertThat(got(store().untold(null, 10)).events()).containsExactly(two.event());
        assertThat(got(store().state()).untold()).isEqualTo(1);
    }

    @Test
    void readsUntoldEventsInTheOrderOfTheirAppendingPageByPage() {
        append(status("wamid.1", "sent", NOON), status("wamid.2", "sent", NOON.minusSeconds(60)));
        append(status("wamid.3", "sent", NOON.minusSeconds(30)));

        UntoldPage first = got(store().untold(null, 2));
        UntoldPage second = got(store().untold(first.cursor(), 2));
        UntoldPage empty = got(store().untold(second.cursor(), 2));
        append(status("wamid.4", "sent", NOON.minusSeconds(90)));
        UntoldPage later = got(store().untold(empty.cursor(), 2));

        assertThat(first.events()).extracting(StatusEvent::messageId).containsExactly("wamid.1", "wamid.2");
        assertThat(second.events()).extracting(StatusEvent::messageId).containsExactly("wamid.3");
        assertThat(empty).isEqualTo(new UntoldPage(List.of(), second.cursor()));
        assertThat(later.events()).extracting(StatusEvent::messageId).containsExactly("wamid.4");
    }

    @Test
    void hasNoUntoldCursorWhileItIsEmpty() {
        assertThat(got(store().untold(null, 5))).isEqualTo(new UntoldPage(List.of(), null));
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
        String untold = got(store().untold(null, 1)).cursor();

        for (String cursor : new String[] {"", "d", "nonsense", "d-1", "dzzzzzzzzzzzzz", "'; --", untold}) {
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

        assertThat(got(store().retire(NOON))).isEqualTo(2);
        assertThat(got(store().retire(NOON))).isZero();
        assertThat(got(store().retire(NOON.minusSeconds(500)))).isZero();
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

        assertThat(got(store().retire(NOON.plusMillis(25)))).isEqualTo(3);
        assertThat(got(store().retire(NOON.plusMillis(25).plusNanos(1)))).isZero();
        assertThat(got(store().retire(NOON.plusMillis(50).plusNanos(1)))).isEqualTo(3);
        assertCounts(10, 4);
        assertThat(got(store().retire(NOON.plusSeconds(1)))).isEqualTo(4);
        assertCounts(10, 0);
    }

    @Test
    void countsWhatArrivesBehindTheWatermarkInTheLogOnly() {
        append(status("wamid.1", "sent"));
        got(store().retire(NOON.plusMillis(500)));

        append(status("wamid.2", "sent", NOON.plusMillis(499)), status("wamid.3", "sent", NOON.plusMillis(500)));

        assertThat(ids(delivered())).containsExactly("wamid.3");
        assertCounts(3, 1);
        assertThat(got(store().retire(NOON.plusSeconds(9)))).isEqualTo(1);
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
    void isEmptyAtFirst() {
        assertThat(all()).isEmpty();
        assertCounts(0, 0);
    }

    @Test
    void doesNothingBeforeItIsSubscribedTo() {
        Uni<Appended> append = store().append(List.of(status("wamid.1", "sent")));

        assertThat(all()).isEmpty();
        assertThat(got(append).stored()).isEqualTo(1);
        assertThat(got(append).duplicates()).isEqualTo(1);
    }

    protected Appended append(StatusDocument... documents) {
        return got(store().append(List.of(documents)));
    }

    protected List<StatusDocument> all() {
        return found(null, Filter.all());
    }

    private long scanned(Map<String, ?> filter, int limit) {
        return got(store().find(query(null, FilterReader.read(filter), limit))).scanned();
    }

    private List<StatusEvent> history(String queueId) {
        return got(store().histories(List.of(queueId))).getOrDefault(queueId, List.of());
    }

    private List<StatusDocument> filtered(Map<String, ?> filter) {
        return found(null, FilterReader.read(filter));
    }

    private List<StatusDocument> found(@Nullable Instant since, Filter filter) {
        return got(store().find(query(since, filter, 10_000))).documents();
    }

    private List<StatusDocument> delivered() {
        return got(store().find(new DocumentQuery(DocumentCollection.DELIVERED_LOGS, null, Filter.all(), 10_000, null)))
                .documents();
    }

    private void assertCounts(long logs, long delivered) {
        StoreState state = got(store().state());
        assertThat(state.counts())
                .containsOnly(
                        Map.entry(DocumentCollection.WEBHOOK_LOGS, logs),
                        Map.entry(DocumentCollection.DELIVERED_LOGS, delivered));
    }

    private static DocumentQuery query(@Nullable Instant since, Filter filter, int limit) {
        return new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, since, filter, limit, null);
    }

    private static List<String> ids(List<StatusDocument> documents) {
        return documents.stream().map(d -> d.event().messageId()).toList();
    }
}
