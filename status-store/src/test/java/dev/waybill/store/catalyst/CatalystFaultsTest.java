package dev.waybill.store.catalyst;

import static dev.waybill.store.Documents.NOON;
import static dev.waybill.store.Documents.queued;
import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterReader;
import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.Count;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.model.store.QueryTooLongException;
import dev.waybill.model.store.StoreState;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.model.store.UnsyncedPage;
import dev.waybill.store.journal.ForwardTarget.Outcome;
import dev.waybill.store.journal.ForwardTarget.Outcome.Duplicate;
import dev.waybill.store.journal.ForwardTarget.Outcome.Stored;
import dev.waybill.store.journal.JournalEntry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store in Catalyst where Catalyst answers badly, late, twice or not at all. */
class CatalystFaultsTest {

    private static final String QUEUE = "ab26f3a0-1d2c-4e5f-8a9b-0c1d2e3f4a5b";
    private static final String OTHER_QUEUE = "0f0f0f0f-1d2c-4e5f-8a9b-0c1d2e3f4a5b";
    private static final String HEALTHY = "{}";

    private static CatalystFixture catalyst;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private CatalystStore store;

    @BeforeAll
    static void start() {
        catalyst = new CatalystFixture();
    }

    @AfterAll
    static void stop() {
        catalyst.close();
    }

    @BeforeEach
    void open() {
        catalyst.reset(HEALTHY);
        store = catalyst.store(now::get);
        got(CatalystFixture.sink(store).append(List.of(status("wamid.first", "sent"))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aWriteThatLandedAlthoughCatalystSaid500IsNew() {
        List<JournalEntry> entries = entries("a", 30);
        catalyst.faults("{\"error_500_after\":1.0}");
        assertThatThrownBy(() -> outcomes(entries))
                .as("nor can it be read again")
                .isInstanceOf(StoreUnavailableException.class);

        catalyst.faults(HEALTHY);

        assertThat(outcomes(entries)).containsOnly(new Stored());
        assertThat(outcomes(entries)).as("and a third time").containsOnly(new Stored());
        assertHolds(31);
    }

    @Test
    void repeatedUntilItSaysSoEveryDocumentIsThereOnce() {
        List<JournalEntry> entries = entries("a", 200);
        catalyst.faults("{\"error_500\":0.1,\"error_500_after\":0.2,\"error_500_partly\":0.1,\"drop_before\":0.1,"
                + "\"drop_after\":0.1,\"rate_429\":0.1,\"error_500_mismatch\":0.2}");
        List<JournalEntry> waiting = entries;
        for (int tries = 0; !waiting.isEmpty(); tries++) {
            assertThat(tries).isLessThan(500);
            List<JournalEntry> batch = waiting;
            List<Outcome> outcomes = outcomes(batch);
            assertThat(outcomes).doesNotContain(new Duplicate());
            waiting = IntStream.range(0, batch.size())
                    .filter(i -> !(outcomes.get(i) instanceof Stored))
                    .mapToObj(batch::get)
                    .toList();
        }
        catalyst.faults(HEALTHY);

        assertHolds(201);
    }

    @Test
    void aDocumentOfAnotherEntryIsADuplicateAndDoesNotComeBackIntoTheLastDay() {
        List<JournalEntry> entries = entries("a", 3);
        assertThat(outcomes(entries)).containsOnly(new Stored());
        now.set(NOON.plus(Duration.ofDays(3)));
        got(store.statuses().retire(now.get().minus(Duration.ofHours(24))));

        List<JournalEntry> again = entries.stream()
                .map(entry -> new JournalEntry(entry.place(), "b/" + entry.place(), entry.document()))
                .toList();

        assertThat(outcomes(again)).containsOnly(new Duplicate());
        assertThat(found(DocumentCollection.DELIVERED_LOGS)).isEmpty();
        assertThat(found(DocumentCollection.WEBHOOK_LOGS)).hasSize(4);
    }

    @Test
    void theTwinOfAnEntryInOneCallIsADuplicate() {
        StatusDocument document = status("wamid.twin", "sent");

        assertThat(outcomes(List.of(new JournalEntry(1, "a/1", document), new JournalEntry(2, "a/2", document))))
                .containsExactly(new Stored(), new Duplicate());
    }

    @Test
    void theFirstLinkStaysWhoeverComesSecondAndIsNotedOnce() {
        List<JournalEntry> one = List.of(new JournalEntry(1, "a/1", queued(QUEUE, "wamid.1")));
        List<JournalEntry> other = List.of(new JournalEntry(1, "b/1", queued(OTHER_QUEUE, "wamid.1")));
        outcomes(one);
        for (int i = 0; i < 3; i++) {
            assertThat(outcomes(other))
                    .as("with every hand-over, for whoever hears of it")
                    .containsOnly(new Stored(new LinkConflict("wamid.1", QUEUE, OTHER_QUEUE)));
        }

        Map<String, List<StatusEvent>> histories = got(store.statuses().histories(List.of(QUEUE, OTHER_QUEUE)));

        assertThat(histories.get(QUEUE)).hasSize(2);
        assertThat(histories.get(OTHER_QUEUE)).hasSize(1);
        assertThat(got(store.statuses().state()).linkConflicts()).isEqualTo(Count.exact(1));
    }

    @Test
    void aBodyThatCompressesBadlyIsKeptInParts() {
        String large = new Random(7)
                .ints(700_000, '0', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        StatusDocument d = status("wamid.large", "sent");
        StatusDocument document = new StatusDocument(
                d.event(), null, null, "{\"id\":\"\uD83D\uDE00\"}", "\"" + large + "\"", d.webDate());

        got(CatalystFixture.sink(store).append(List.of(document)));

        assertThat(found(DocumentCollection.WEBHOOK_LOGS)).contains(document);
        assertThat(found(DocumentCollection.DELIVERED_LOGS)).contains(document);
    }

    @Test
    void readsGoOnWhileCatalystRefusesSomeCalls() {
        outcomes(entries("a", 60));
        catalyst.faults("{\"error_500\":0.2,\"rate_429\":0.2,\"drop_before\":0.1,\"expire_token\":0.05}");

        assertThat(found(DocumentCollection.WEBHOOK_LOGS)).hasSize(61);
    }

    @Test
    void marksAreCountedOnceAlthoughTheirAnswersAreLost() {
        List<JournalEntry> entries = entries("a", 40);
        outcomes(entries);
        catalyst.faults("{\"error_500_after\":0.5,\"rate_429\":0.2}");

        int marked = got(store.statuses()
                .markSynced(entries.stream()
                        .map(entry -> entry.document().event().id())
                        .toList()));
        catalyst.faults(HEALTHY);

        assertThat(marked).isEqualTo(40);
        assertThat(got(store.statuses().unsynced(null, 100)).events()).hasSize(1);
        assertThat(found(DocumentCollection.DELIVERED_LOGS))
                .filteredOn(d -> d.event().synced())
                .hasSize(40);
    }

    @Test
    void aSwapThatLandedAlthoughCatalystSaid500IsAWin() {
        got(store.controls().compareAndSet("lock", ControlDocument.ABSENT, "{}"));
        catalyst.faults("{\"error_500_after\":0.5,\"drop_after\":0.2}");
        long version = 1;
        for (int i = 0; i < 20; i++) {
            String json = "{\"n\":" + i + "}";
            if (won(version, json)) {
                version++;
            }
        }
        catalyst.faults(HEALTHY);

        assertThat(got(store.controls().read("lock")).orElseThrow().version()).isEqualTo(version);
    }

    /** Whether it is certain; a store that cannot tell says so, and then one looks. */
    private boolean won(long version, String json) {
        try {
            return got(store.controls().compareAndSet("lock", version, json));
        } catch (StoreUnavailableException unknown) {
            return got(store.controls().read("lock"))
                    .filter(found -> found.version() == version + 1)
                    .isPresent();
        }
    }

    @Test
    void aRunWithTheOutcomesOfAThousandRecordsFitsIntoAControlDocument() {
        String json = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"record\":\"47908260000009%05d\",\"status\":\"delivered\",\"outcome\":\"updated\","
                                .formatted(i)
                        + "\"queue\":\"ab26f3a0-1d2c-4e5f-8a9b-%012d\",\"note\":\"%s\"}".formatted(i, "x".repeat(400)))
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(got(store.controls().compareAndSet("run/1", ControlDocument.ABSENT, json)))
                .isTrue();
        assertThat(got(store.controls().compareAndSet("run/1", 1, json))).isTrue();

        assertThat(json.length()).isGreaterThan(400 * 1024);
        assertThat(got(store.controls().read("run/1"))).contains(new ControlDocument("run/1", 2, json));
        assertThat(got(store.controls().compareAndSet("run/1", 2, "{}"))).isTrue();
        assertThat(got(store.controls().read("run/1"))).contains(new ControlDocument("run/1", 3, "{}"));
    }

    @Test
    void aControlDocumentThatFitsIntoNoItemIsKeptInParts() {
        String large = large(700_000);
        assertThat(got(store.controls().compareAndSet("carry", ControlDocument.ABSENT, large)))
                .isTrue();
        assertThat(got(store.controls().compareAndSet("carry", 5, large))).isFalse();

        assertThat(got(store.controls().read("carry"))).contains(new ControlDocument("carry", 1, large));
        assertThat(got(store.controls().latest("c", 5))).containsExactly(new ControlDocument("carry", 1, large));
        assertThat(got(store.controls().compareAndSet("carry", 1, "{}"))).isTrue();
        assertThat(got(store.controls().readAll(List.of("carry"))).values())
                .containsExactly(new ControlDocument("carry", 2, "{}"));
        assertThat(catalyst.get("/sandbox/catalyst/items?table=waybill_control"))
                .as("parts that no document speaks of are gone")
                .doesNotContain("body/");
    }

    @Test
    void aControlDocumentBeyondAllBoundsIsRefusedWithTheReason() {
        assertThatThrownBy(
                        () -> got(store.controls().compareAndSet("carry", ControlDocument.ABSENT, large(12_000_000))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("carry has more");
    }

    private static String large(int characters) {
        return "\""
                + new Random(7)
                        .ints(characters, '0', 'z')
                        .filter(c -> c != '\\')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                + "\"";
    }

    @Test
    void whatBecomesVisibleLateIsMetByAReadingFromTheSureCursor() {
        now.set(NOON.plusSeconds(60));
        outcomes(entries("a", 1));
        UnsyncedPage before = got(store.statuses().unsynced(null, 10));
        now.set(NOON.plusSeconds(30));
        try (CatalystStore slow = catalyst.store(() -> NOON.plusSeconds(30))) {
            // Its places are drawn as if it had begun to write half a minute ago.
            got(CatalystFixture.sink(slow).append(List.of(status("wamid.late", "read"))));
        }
        now.set(NOON.plusSeconds(90));

        assertThat(got(store.statuses().unsynced(before.sureCursor(), 10)).events())
                .extracting(StatusEvent::messageId)
                .contains("wamid.late");
        now.set(NOON.plusSeconds(300));
        UnsyncedPage later = got(store.statuses().unsynced(before.sureCursor(), 10));
        assertThat(later.sureCursor()).as("nothing is read again for ever").isEqualTo(later.cursor());
    }

    @Test
    void aClockThatWasAheadInAnEarlierProcessPutsNothingBelowWhatWasRead() {
        now.set(NOON.plus(Duration.ofMinutes(50)));
        outcomes(entries("a", 1));
        String cursor = got(store.statuses().unsynced(null, 10)).cursor();
        now.set(NOON);

        try (CatalystStore next = catalyst.store(now::get)) {
            got(CatalystFixture.sink(next).append(List.of(status("wamid.next", "sent"))));
            assertThat(got(next.statuses().unsynced(cursor, 10)).events())
                    .extracting(StatusEvent::messageId)
                    .containsExactly("wamid.next");
        }
        assertThat(found(DocumentCollection.WEBHOOK_LOGS).getFirst().event().messageId())
                .isEqualTo("wamid.next");
    }

    @Test
    void aQuestionThatWalksTooLongWithoutFindingAnythingIsStopped() {
        got(CatalystFixture.sink(store).append(List.of(status("wamid.a", "sent"))));
        Instant start = now.get();
        CatalystStore slow = catalyst.store(() -> now.getAndUpdate(time -> time.plusSeconds(20)));
        try {
            assertThatThrownBy(() -> got(slow.statuses().find(query("webhook_logs", Map.of("pricing.type", "x"), 10))))
                    .isInstanceOf(QueryTooLongException.class);
        } finally {
            slow.close();
            now.set(start);
        }
    }

    @Test
    void figuresOfALargeLogAreEstimatesAndSaySo() {
        outcomes(entries("a", 2200));
        StoreState counted = got(store.statuses().state());
        catalyst.post("/sandbox/catalyst/metrics", "{}");
        StoreState measured = got(store.statuses().state());

        assertThat(counted.counts().get(DocumentCollection.WEBHOOK_LOGS))
                .satisfies(count -> assertThat(count.approximateAsOf()).isNotNull());
        assertThat(measured.counts().get(DocumentCollection.WEBHOOK_LOGS))
                .isEqualTo(Count.approximate(2201, NOON.minus(Duration.ofHours(24))));
        assertThat(measured.unsynced().value()).isEqualTo(2201);
    }

    @Test
    void anIndexThatLagsHidesADocumentForAWhileAndLosesNone() {
        catalyst.faults("{\"index_lag_ms\":600000}");
        List<JournalEntry> entries = entries("a", 5);

        assertThat(outcomes(entries)).containsOnly(new Stored());
        assertThat(outcomes(entries)).containsOnly(new Stored());
        assertThat(got(store.statuses()
                        .markSynced(
                                List.of(entries.getFirst().document().event().id()))))
                .as("by its key")
                .isEqualTo(1);
        assertThat(found(DocumentCollection.WEBHOOK_LOGS)).hasSize(1);
        catalyst.waitFor(Duration.ofMinutes(11));

        assertThat(found(DocumentCollection.WEBHOOK_LOGS)).hasSize(6);
        assertThat(got(store.statuses().unsynced(null, 100)).events()).hasSize(5);
    }

    private void assertHolds(int documents) {
        assertThat(found(DocumentCollection.WEBHOOK_LOGS)).hasSize(documents).doesNotHaveDuplicates();
        assertThat(found(DocumentCollection.DELIVERED_LOGS)).hasSize(documents).doesNotHaveDuplicates();
    }

    private List<Outcome> outcomes(List<JournalEntry> entries) {
        return got(store.target().append(entries));
    }

    private static List<JournalEntry> entries(String journal, int documents) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            entries.add(new JournalEntry(i + 1L, journal + "/" + i, status("wamid." + i, "sent", NOON.plusMillis(i))));
        }
        return entries;
    }

    private List<StatusDocument> found(DocumentCollection collection) {
        return got(store.statuses().find(new DocumentQuery(collection, null, Filter.all(), 10_000, null)))
                .documents();
    }

    private static DocumentQuery query(String collection, Map<String, ?> filter, int limit) {
        return new DocumentQuery(
                DocumentCollection.labelled(collection).orElseThrow(), null, FilterReader.read(filter), limit, null);
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }
}
