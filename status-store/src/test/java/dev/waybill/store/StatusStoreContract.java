package dev.waybill.store;

import static dev.waybill.store.Documents.NOON;
import static dev.waybill.store.Documents.declared;
import static dev.waybill.store.Documents.document;
import static dev.waybill.store.Documents.queued;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.store.Appended;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.UnsyncedPage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What any store of statuses must do when it is written to: the sentences of the port, one by one. */
public abstract class StatusStoreContract extends StoreUnderTest {

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
        assertThat(got(store().state()).unsynced()).isEqualTo(Count.exact(2));
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
                    time.equals(Instant.MIN) ? LocalDate.MIN : LocalDate.MAX));
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
                .isEqualTo(Count.exact(3));
        assertCounts(5, 0);
    }

    @Test
    void fillsTheQueueIdOfEarlierAndLaterDocumentsOfALinkedMessage() {
        append(status("wamid.1", "sent"));
        assertThat(all()).extracting(d -> d.event().queueId()).containsOnlyNulls();
        append(queued(QUEUE, "wamid.1"));
        append(status("wamid.1", "delivered"));

        assertThat(all()).extracting(d -> d.event().queueId()).containsExactly(QUEUE, QUEUE, QUEUE);
        assertThat(got(store().unsynced(null, 10)).events())
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

        Appended second = append(document("wamid.1", "{" + QUEUE.toUpperCase(Locale.ROOT) + "}", "failed", NOON));

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
        String braces = " {" + QUEUE.toUpperCase(Locale.ROOT) + "} ";

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
    void aDeclaredLinkReplacesAGuessWhicheverCameFirst() {
        append(queued(QUEUE, "wamid.1"), status("wamid.1", "delivered"));
        Appended declaredLater = append(declared(OTHER_QUEUE.toUpperCase(Locale.ROOT), "wamid.1"));
        append(declared(OTHER_QUEUE, "wamid.2"), status("wamid.2", "delivered"));
        Appended guessedLater = append(queued(QUEUE, "wamid.2"));
        restart();

        assertThat(declaredLater).isEqualTo(new Appended(1, 0, List.of()));
        assertThat(guessedLater).as("a guess that lost is no conflict").isEqualTo(new Appended(1, 0, List.of()));
        assertThat(history(OTHER_QUEUE)).hasSize(6);
        assertThat(history(QUEUE))
                .as("what carries the guessed queue id itself is found by it still")
                .extracting(StatusEvent::status)
                .containsExactly("accepted", "accepted");
        assertThat(got(store().state()).linkConflicts()).isEqualTo(Count.exact(0));
    }

    @Test
    void ofTwoDeclaredLinksTheFirstStaysAndAGuessOfTheSameBecomesOne() {
        append(document("wamid.1", QUEUE, "sent", NOON));
        append(declared(QUEUE, "wamid.1"));

        Appended second = append(declared(OTHER_QUEUE, "wamid.1"));

        assertThat(second.conflicts()).containsExactly(new LinkConflict("wamid.1", QUEUE, OTHER_QUEUE));
        assertThat(history(QUEUE)).extracting(StatusEvent::messageId).containsOnly("wamid.1");
        assertThat(history(OTHER_QUEUE)).hasSize(1);
    }

    @Test
    void marksAsManyAsAnyCycleHas() {
        List<StatusDocument> documents = IntStream.range(0, 2_100)
                .mapToObj(i -> status("wamid." + i, "sent"))
                .toList();
        append(documents.toArray(StatusDocument[]::new));

        assertThat(got(store().markSynced(
                                documents.stream().map(d -> d.event().id()).toList())))
                .isEqualTo(2_100);
        assertThat(got(store().unsynced(null, 10)).events()).isEmpty();
    }

    @Test
    void marksSyncedOnceAndIgnoresTheUnknown() {
        StatusDocument one = status("wamid.1", "sent");
        StatusDocument two = status("wamid.2", "sent");
        append(one, two);
        DocumentId unknown = DocumentId.ofStatus("wamid.9", "sent", null, null, null);

        assertThat(got(store().markSynced(
                                List.of(one.event().id(), unknown, one.event().id()))))
                .isEqualTo(1);
        assertThat(got(store().markSynced(List.of(one.event().id())))).isZero();
        assertThat(got(store().markSynced(List.of()))).isZero();
        restart();

        assertThat(all()).extracting(d -> d.event().synced()).containsExactly(false, true);
        assertThat(got(store().unsynced(null, 10)).events()).containsExactly(two.event());
        assertThat(got(store().state()).unsynced()).isEqualTo(Count.exact(1));
    }

    @Test
    void readsUnsyncedEventsInTheOrderOfTheirAppendingPageByPage() {
        append(status("wamid.1", "sent", NOON), status("wamid.2", "sent", NOON.minusSeconds(60)));
        append(status("wamid.3", "sent", NOON.minusSeconds(30)));

        UnsyncedPage first = got(store().unsynced(null, 2));
        UnsyncedPage second = got(store().unsynced(first.cursor(), 2));
        UnsyncedPage empty = got(store().unsynced(second.cursor(), 2));
        append(status("wamid.4", "sent", NOON.minusSeconds(90)));
        UnsyncedPage later = got(store().unsynced(empty.cursor(), 2));

        assertThat(first.events()).extracting(StatusEvent::messageId).containsExactly("wamid.1", "wamid.2");
        assertThat(second.events()).extracting(StatusEvent::messageId).containsExactly("wamid.3");
        assertThat(empty.events()).isEmpty();
        assertThat(empty.cursor()).isEqualTo(second.cursor());
        assertThat(later.events()).extracting(StatusEvent::messageId).containsExactly("wamid.4");
    }

    @Test
    void hasNoUnsyncedCursorWhileItIsEmpty() {
        assertThat(got(store().unsynced(null, 5))).isEqualTo(new UnsyncedPage(List.of(), null, null));
    }

    @Test
    void doesNothingBeforeItIsSubscribedTo() {
        Uni<Appended> append = sink().append(List.of(status("wamid.1", "sent")));

        assertThat(all()).isEmpty();
        assertThat(got(append).stored()).isEqualTo(1);
        assertThat(got(append).duplicates()).isEqualTo(1);
    }
}
