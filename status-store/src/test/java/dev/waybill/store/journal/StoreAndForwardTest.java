package dev.waybill.store.journal;

import static dev.waybill.store.Documents.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.store.Appended;
import dev.waybill.store.journal.FaultyTarget.Fault;
import dev.waybill.store.journal.ForwardObserver.Settled;
import dev.waybill.store.sqlite.SqliteJournal;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.StoreObserver;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A real journal and a real store with a target between them that fails on demand. */
class StoreAndForwardTest {

    private static final int BATCH = 10;

    private static final ForwardOptions QUICK = new ForwardOptions(
            BATCH,
            1 << 20,
            2,
            Duration.ofMillis(5),
            Duration.ofMillis(1),
            Duration.ofMillis(20),
            Duration.ofMillis(300),
            Duration.ofMinutes(1),
            Duration.ofHours(1));

    @TempDir
    Path folder;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
    private final FaultyTarget target = new FaultyTarget(threads);
    private final Counts counts = new Counts();
    private SqliteJournal journal;
    private StoreAndForward forwarding;

    /** Adds up what the forwarder tells. */
    private static final class Counts implements ForwardObserver {

        private final ConcurrentLinkedQueue<Settled> settled = new ConcurrentLinkedQueue<>();

        @Override
        public void settled(Settled batch, Duration took) {
            settled.add(batch);
        }

        @Override
        public void failed() {
            // Only what was settled is added up.
        }

        Settled sum() {
            return settled.stream()
                    .reduce(
                            new Settled(0, 0, 0, 0, 0),
                            (a, b) -> new Settled(
                                    a.stored() + b.stored(),
                                    a.duplicates() + b.duplicates(),
                                    a.postponed() + b.postponed(),
                                    a.refused() + b.refused(),
                                    a.conflicts() + b.conflicts()));
        }
    }

    @BeforeEach
    void open() {
        start();
    }

    @AfterEach
    void close() {
        stop();
        threads.shutdownNow();
    }

    @Test
    void bringsDocumentsToTheTargetOldestFirst() {
        stop();
        start(QUICK.withInFlight(1));
        target.play(call -> call % 3 == 0 ? Fault.DOWN : Fault.NONE);
        List<StatusDocument> documents = documents(0, 35);
        documents.forEach(document -> append(List.of(document)));

        awaitEmpty();
        assertThat(target.order()).containsExactlyElementsOf(ids(documents));
    }

    @Test
    void handsOverNoMoreAtATimeThanItsBounds() {
        target.play(call -> call == 0 ? Fault.HALF : Fault.NONE);
        append(documents(0, 200));

        awaitEmpty();
        assertThat(target.mostInFlight()).isLessThanOrEqualTo(QUICK.inFlight());
        assertThat(target.sizes()).allMatch(size -> size <= BATCH);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "NONE")
    void losesAndDoublesNothingWhateverTheTargetDoes(Fault fault) {
        // A silent target costs the longest wait each time.
        int times = fault == Fault.SILENT ? 2 : 6;
        target.play(call -> call < times ? fault : Fault.NONE);
        List<StatusDocument> documents = documents(0, 45);
        append(documents);

        awaitEmpty();
        assertThat(target.order()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(documents));
        await().untilAsserted(() -> assertThat(counts.sum().stored()).isEqualTo(documents.size()));
        assertThat(counts.sum().duplicates()).isZero();
        assertThat(journal.state().setAside()).isZero();
    }

    @Test
    void losesAndDoublesNothingOverRestartsInTheMiddleOfEverything() {
        Random random = new Random(7);
        Fault[] faults = {Fault.NONE, Fault.HALF, Fault.ANSWER_LOST, Fault.HALF_AND_ANSWER_LOST, Fault.DOWN};
        target.play(call -> faults[random.nextInt(faults.length)]);
        for (int round = 0; round < 8; round++) {
            append(documents(round * 20, 20));
            int calls = target.sizes().size();
            await().until(() -> target.sizes().size() > calls);
            // As an end of the process does: what is on its way goes on, and nobody hears of it.
            stop();
            start();
        }
        target.play(call -> Fault.NONE);

        awaitEmpty();
        assertThat(target.order()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(documents(0, 160)));
    }

    @Test
    void setsARefusedDocumentAsideAndBringsTheOthers() {
        List<StatusDocument> documents = documents(0, 35);
        DocumentId poison = documents.get(3).event().id();
        target.refuse(entry -> entry.document().event().id().equals(poison));
        append(documents);

        awaitEmpty();
        assertThat(target.order()).hasSize(34).doesNotContain(poison);
        assertThat(journal.state().setAside()).isEqualTo(1);
        assertThat(got(journal.page(10, null)).held())
                .containsExactly(new JournalPage.Held(documents.get(3), "too large"));
        await().untilAsserted(() -> assertThat(counts.sum().refused()).isEqualTo(1));

        target.refuse(entry -> false);
        stop();
        start();
        await().untilAsserted(() -> assertThat(target.order()).contains(poison));
        await().untilAsserted(() -> assertThat(journal.state().setAside()).isZero());
    }

    @Test
    void aDocumentThatItsTargetFailsOnHoldsUpNoOther() {
        List<StatusDocument> documents = documents(0, 35);
        DocumentId choking = documents.get(3).event().id();
        target.chokeOn(entry -> entry.document().event().id().equals(choking));
        append(documents);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(journal.state().waiting()).isEqualTo(1));
        assertThat(target.order()).hasSize(34).doesNotContain(choking);

        target.chokeOn(entry -> false);
        awaitEmpty();
        assertThat(target.order()).hasSize(35).endsWith(choking);
    }

    @Test
    void whatStaysBehindTooLongIsSetAsideAndTriedAgainLater() {
        stop();
        start(QUICK.withPatience(Duration.ofMillis(1), Duration.ofMillis(300)));
        StatusDocument choking = documents(0, 1).getFirst();
        target.chokeOn(
                entry -> entry.document().event().id().equals(choking.event().id()));
        append(List.of(choking));

        // Only while others arrive is it the document's own fault.
        AtomicInteger others = new AtomicInteger(1);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            append(documents(others.getAndIncrement(), 1));
            return journal.state().setAside() == 1;
        });

        target.chokeOn(entry -> false);
        awaitEmpty();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(target.order()).contains(choking.event().id()));
        assertThat(journal.state().setAside()).isZero();
    }

    @Test
    void tellsDocumentsThatCameAnotherWayFromItsOwn() {
        List<StatusDocument> documents = documents(0, 4);
        target.put(documents.get(1).event().id());
        append(documents);

        awaitEmpty();
        await().untilAsserted(() -> assertThat(counts.sum()).isEqualTo(new Settled(3, 1, 0, 0, 0)));
    }

    @Test
    void sharesHandOversWhenDocumentsComeOneByOne() {
        stop();
        start(ForwardOptions.DEFAULT);
        List<Uni<Appended>> appends = IntStream.range(0, 60)
                .mapToObj(i -> forwarding.sink().append(documents(i, 1)))
                .toList();

        got(Uni.join().all(appends).andFailFast());

        awaitEmpty();
        // One or two; a machine that stands still between appends may need another.
        assertThat(target.sizes()).hasSizeLessThan(10);
        assertThat(target.order()).hasSize(60);
    }

    @Test
    void answersWhatTheJournalKnows() {
        target.play(call -> Fault.DOWN);

        assertThat(append(documents(0, 3))).isEqualTo(new Appended(3, 0, List.of()));
        assertThat(append(documents(0, 4))).isEqualTo(new Appended(1, 3, List.of()));
    }

    @Test
    void itsThreadEndsAlthoughATaskOfALaterHourWaits() throws InterruptedException {
        ScheduledExecutorService thread = StoreAndForward.thread();
        Future<?> later = thread.schedule(() -> {}, 1, TimeUnit.HOURS);

        thread.shutdown();

        assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(later.isCancelled()).isTrue();
    }

    private void start() {
        start(QUICK);
    }

    private void start(ForwardOptions options) {
        journal = SqliteJournal.open(
                SqliteOptions.at(folder.resolve("journal.db")),
                64 << 20,
                Infrastructure::getDefaultWorkerPool,
                StoreObserver.NONE,
                Clock.systemUTC());
        forwarding = StoreAndForward.start(journal, target, options, counts, threads, Clock.systemUTC(), new Random(1));
    }

    private void stop() {
        forwarding.close();
        journal.close();
    }

    private void awaitEmpty() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(journal.state().waiting()).isZero());
    }

    private Appended append(List<StatusDocument> documents) {
        return got(forwarding.sink().append(documents));
    }

    private static List<StatusDocument> documents(int from, int number) {
        return IntStream.range(from, from + number)
                .mapToObj(i -> status("wamid." + i, "delivered"))
                .toList();
    }

    private static List<DocumentId> ids(List<StatusDocument> documents) {
        return documents.stream().map(document -> document.event().id()).toList();
    }

    private static <T> T got(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(60));
    }
}
