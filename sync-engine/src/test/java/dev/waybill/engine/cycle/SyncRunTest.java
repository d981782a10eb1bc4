package dev.waybill.engine.cycle;

import static dev.waybill.engine.cycle.Events.NOON;
import static dev.waybill.engine.cycle.Events.event;
import static dev.waybill.engine.cycle.Events.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyncRunTest {

    private static final StatusComparison COMPARISON = new StatusComparison(StatusOrder.DEFAULT);
    private static final CycleLimits ROOMY = new CycleLimits(20, 1000);

    private static SyncRun read(CycleLimits limits, CarryOver before, PendingRecord... records) {
        SyncRun run = new SyncRun(COMPARISON, limits, before, new Rejections(List.of(), NOON));
        run.fetched(page(List.of(records), null));
        return run;
    }

    private static PendingRecord record(String id, String status) {
        return new PendingRecord(id, "q" + id, status);
    }

    private static Map<String, List<StatusEvent>> histories(StatusEvent... events) {
        return List.of(events).stream().collect(Collectors.groupingBy(StatusEvent::queueId));
    }

    private static List<String> idsToWrite(SyncRun run) {
        return ((Step.Write) run.next())
                .changes().stream().map(c -> c.record().recordId()).toList();
    }

    private static Change only(SyncRun run) {
        return ((Step.Write) run.next()).changes().getFirst();
    }

    private static RunReport report(SyncRun run) {
        return run.report();
    }

    @Test
    void pagesFollowOneAnotherByTheirCursors() {
        SyncRun run = new SyncRun(COMPARISON, ROOMY, CarryOver.NOTHING, new Rejections(List.of(), NOON));

        assertThat(run.next()).isEqualTo(new Step.FetchPage(null));
        run.fetched(page(List.of(record("1", "sent")), "second"));
        assertThat(run.next()).isEqualTo(new Step.FetchPage("second"));
        run.fetched(page(List.of(record("2", "sent")), null));
        assertThat(run.next()).isEqualTo(new Step.Match(List.of("q1", "q2")));
    }

    @Test
    void nothingPendingEndsTheRunAtOnce() {
        assertThat(report(read(ROOMY, CarryOver.NOTHING)).end()).isEqualTo(RunEnd.COMPLETED);
    }

    @Test
    void thePageCeilingEndsReadingAndIsReported() {
        SyncRun run =
                new SyncRun(COMPARISON, new CycleLimits(2, 10), CarryOver.NOTHING, new Rejections(List.of(), NOON));
        run.fetched(page(List.of(record("1", "sent")), "b"));
        run.fetched(page(List.of(record("2", "sent")), "c"));
        run.matched(Map.of());

        assertThat(report(run).pageCeilingReached()).isTrue();
        assertThat(report(run).end()).isEqualTo(RunEnd.PARTIAL);
    }

    @Test
    void queueIdsAreMatchedInChunks() {
        SyncRun run = new SyncRun(COMPARISON, ROOMY, CarryOver.NOTHING, new Rejections(List.of(), NOON));
        run.fetched(page(
                IntStream.range(0, 2500)
                        .mapToObj(i -> record(String.valueOf(i), "sent"))
                        .toList(),
                null));

        for (int size : new int[] {1000, 1000, 500}) {
            assertThat(((Step.Match) run.next()).queueIds()).hasSize(size);
            run.matched(Map.of());
        }
        assertThat(report(run).unmatched()).isEqualTo(2500);
    }

    @Test
    void whenThereIsMoreThanMayBeWrittenDeliveredGoesFirstThenTheNewer() {
        SyncRun run = read(
                new CycleLimits(20, 3),
                CarryOver.NOTHING,
                record("1", "sent"),
                record("2", "sent"),
                record("3", "sent"),
                record("4", "sent"));
        run.matched(histories(
                event("q1", "failed", 9, false),
                event("q2", "delivered", 1, false),
                event("q3", "delivered", 2, false),
                event("q4", "failed", 8, false)));

        assertThat(idsToWrite(run)).containsExactly("3", "2", "1");
    }

    @Test
    void recordsThatFailedBeforeGoLast() {
        SyncRun run = read(
                new CycleLimits(20, 1),
                new CarryOver(Map.of(), Set.of("1"), null, null),
                record("1", "sent"),
                record("2", "sent"));
        run.matched(histories(event("q1", "delivered", 9, false), event("q2", "failed")));

        assertThat(idsToWrite(run)).containsExactly("2");
    }

    @Test
    void aRecordThatIsFarEnoughIsSkippedAndItsDocumentsBecomeSynced() {
        SyncRun run = read(ROOMY, CarryOver.NOTHING, record("1", "failed"));
        StatusEvent sent = event("q1", "sent");
        run.matched(histories(sent, event("q1", "accepted", 1, true)));

        assertThat(run.next()).isEqualTo(new Step.MarkSynced(Set.of(sent.id())));
        run.marked(1);
        assertThat(report(run).skipped()).isEqualTo(1);
        assertThat(report(run).documentsSynced()).isEqualTo(1);
    }

    @Test
    void statusesNobodyKnowsHaveNothingToWrite() {
        SyncRun run = read(ROOMY, CarryOver.NOTHING, record("1", ""));
        StatusEvent strange = event("q1", "frobnicated");
        run.matched(histories(strange));

        assertThat(run.next()).isEqualTo(new Step.MarkSynced(Set.of(strange.id())));
    }

    @Test
    void onlySuccessMakesDocumentsSynced() {
        SyncRun run = read(ROOMY, CarryOver.NOTHING, record("1", "sent"));
        StatusEvent delivered = event("q1", "delivered");
        run.matched(histories(delivered));

        for (WriteOutcome inVain : List.of(
                new WriteOutcome.Rejected(3002, "no"),
                new WriteOutcome.Missing(3190),
                new WriteOutcome.Unknown(0, "?"),
                new WriteOutcome.NotTried())) {
            assertThat(run.wrote(new Written(only(run), inVain))).isEmpty();
        }
        assertThat(run.wrote(new Written(only(run), new WriteOutcome.Updated())))
                .containsExactly(delivered.id());
    }

    @Test
    void theFirstHaltEndsTheRunWithItsReason() {
        SyncRun run = read(ROOMY, CarryOver.NOTHING, record("1", "sent"));
        run.matched(histories(event("q1", "delivered")));

        run.wrote(new Written(only(run), new WriteOutcome.Halting(2897, new Halt(RunEnd.FAILED, "permission"))));
        run.halt(new Halt(RunEnd.STOPPED, "later"));

        assertThat(report(run).end()).isEqualTo(RunEnd.FAILED);
        assertThat(report(run).reason()).isEqualTo("permission");
        assertThat(report(run).left()).isEqualTo(1);
        assertThat(report(run).errors()).isEqualTo(Map.of(2897, 1));
        assertThat(run.carryOver().unconfirmed()).isEmpty();
        assertThat(run.carryOver().troubled()).isEmpty();
    }

    @Test
    void whenNobodyAnswersAnyMoreTheRunEnds() {
        SyncRun run = read(ROOMY, CarryOver.NOTHING, record("1", "sent"));
        run.matched(histories(event("q1", "delivered")));
        Written unanswered = new Written(only(run), new WriteOutcome.Unknown(0, "no answer"));

        for (int i = 1; i < SyncRun.GIVE_UP_AFTER; i++) {
            run.wrote(unanswered);
        }
        assertThat(run.halted()).isEmpty();
        run.wrote(unanswered);

        assertThat(run.halted()).map(Halt::end).contains(RunEnd.PARTIAL);
    }

    @Test
    void aDeliveryThatMayHaveArrivedIsConfirmedByTheNextRunThoughNoLongerPending() {
        SyncRun first = read(ROOMY, CarryOver.NOTHING, record("1", "sent"));
        first.matched(histories(event("q1", "delivered")));
        assertThat(first.carryOver().unconfirmed())
                .as("noted before it is sent")
                .containsExactly(Map.entry("1", "q1"));
        first.wrote(new Written(only(first), new WriteOutcome.Unknown(0, "no answer")));
        first.writesEnded();

        SyncRun second = read(ROOMY, first.carryOver());
        assertThat(second.next()).isEqualTo(new Step.Match(List.of("q1")));
        second.matched(histories(event("q1", "delivered")));

        assertThat(idsToWrite(second)).containsExactly("1");
        second.wrote(new Written(only(second), new WriteOutcome.Updated()));
        second.confirmed(List.of(only(second)), 1);
        assertThat(second.carryOver()).isEqualTo(CarryOver.NOTHING);
    }

    @Test
    void aDeliveryWhoseDocumentsAreMarkedIsNotConfirmedAgainAfterACrash() {
        SyncRun run = read(ROOMY, new CarryOver(Map.of("1", "q1", "2", "q2"), Set.of(), null, null));
        run.matched(histories(event("q1", "delivered", 1, true), event("q2", "delivered")));

        assertThat(idsToWrite(run)).containsExactly("2");
        assertThat(run.carryOver().unconfirmed()).containsOnlyKeys("2");
    }

    @Test
    void aRecordWhoseStatusIsNotKnownIsOnlyEverSentTheHighest() {
        SyncRun run = read(ROOMY, new CarryOver(Map.of("1", "q1"), Set.of(), null, null));
        run.matched(histories(event("q1", "failed")));

        assertThat(report(run).updated()).isZero();
        assertThat(run.carryOver()).isEqualTo(CarryOver.NOTHING);
    }

    private static PendingPage lacking(String field, PendingRecord... records) {
        return new PendingPage(List.of(records), List.of(), List.of(field), null);
    }

    private static SyncRun fresh(CarryOver before) {
        return new SyncRun(COMPARISON, ROOMY, before, new Rejections(List.of(), NOON));
    }

    @Test
    void aPageWithoutAFieldEndsTheCycleAndNothingIsWrittenOrForgotten() {
        for (PendingPage page : List.of(
                lacking("Status (SETTING)", record("1", ""), record("2", "")),
                lacking("Queue_ID_DV (SETTING)", record("1", "sent")))) {
            Rejections known = new Rejections(List.of(), NOON);
            known.refused(new Change(record("9", "sent"), event("q9", "failed"), 2, Set.of(), NOON), 3002, "no");
            SyncRun run = new SyncRun(COMPARISON, ROOMY, new CarryOver(Map.of("7", "q7"), Set.of(), null, null), known);
            run.fetched(page);

            assertThat(run.next()).isEqualTo(new Step.Done());
            assertThat(report(run).end()).isEqualTo(RunEnd.FAILED);
            assertThat(report(run).reason()).contains("SETTING", "WAYBILL_CREATOR_REPORT");
            assertThat(run.rejections()).hasSize(1);
            assertThat(run.carryOver().unconfirmed()).hasSize(1);
        }
    }

    @Test
    void oneRecordWithoutAFieldBehindWholePagesHasAnEmptyValue() {
        SyncRun run = fresh(CarryOver.NOTHING);
        run.fetched(page(List.of(record("1", "sent"), record("2", "sent")), "b"));
        run.fetched(lacking("Status (SETTING)", record("3", "")));

        assertThat(run.next()).isEqualTo(new Step.Match(List.of("q1", "q2", "q3")));

        SyncRun wrong = fresh(CarryOver.NOTHING);
        wrong.fetched(page(List.of(record("1", "sent")), "b"));
        wrong.fetched(lacking("Status (SETTING)", record("3", ""), record("4", "")));
        assertThat(report(wrong).end()).isEqualTo(RunEnd.FAILED);
    }

    @Test
    void aPageWithoutANewRecordEndsTheReadingWithAReason() {
        for (List<PendingRecord> second :
                List.of(List.of(record("1", "sent")), List.of(record("1", "accepted")), List.<PendingRecord>of())) {
            SyncRun run = fresh(CarryOver.NOTHING);
            run.fetched(page(List.of(record("1", "sent")), "b"));
            run.fetched(page(second, "b"));

            assertThat(run.next()).as("what was read is worked on").isEqualTo(new Step.Match(List.of("q1")));
            run.matched(histories(event("q1", "delivered")));
            run.wrote(new Written(only(run), new WriteOutcome.Updated()));
            run.writesEnded();
            run.over();
            assertThat(report(run).end()).isEqualTo(RunEnd.PARTIAL);
            assertThat(report(run).reason()).contains("record_cursor");
            assertThat(report(run).pages()).isEqualTo(2);
        }
    }
}
