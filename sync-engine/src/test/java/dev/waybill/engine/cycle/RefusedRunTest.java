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

/** What a cycle makes of refusals, alone and in a row. */
class RefusedRunTest {

    private static final StatusComparison COMPARISON = new StatusComparison(StatusOrder.DEFAULT);
    private static final CycleLimits ROOMY = new CycleLimits(20, 1000);

    private static PendingRecord record(String id, String status) {
        return new PendingRecord(id, "q" + id, status);
    }

    private static Map<String, List<StatusEvent>> histories(StatusEvent... events) {
        return List.of(events).stream().collect(Collectors.groupingBy(StatusEvent::queueId));
    }

    private static RunReport report(SyncRun run) {
        return run.report();
    }

    private static SyncRun fresh(CarryOver before) {
        return new SyncRun(COMPARISON, ROOMY, before, new Rejections(List.of(), NOON));
    }

    private static SyncRun with(int records, CarryOver before) {
        SyncRun run = fresh(before);
        run.fetched(page(
                IntStream.range(0, records)
                        .mapToObj(i -> record(String.valueOf(i), "sent"))
                        .toList(),
                null));
        run.matched(histories(IntStream.range(0, records)
                .mapToObj(i -> event("q" + i, "delivered"))
                .toArray(StatusEvent[]::new)));
        return run;
    }

    /** Refuses the changes of the step until the run ends; returns how many it took. */
    private static int refuse(SyncRun run, String reason) {
        int tried = 0;
        for (Change change : ((Step.Write) run.next()).changes()) {
            if (run.halted().isPresent()) {
                return tried;
            }
            run.wrote(new Written(
                    change,
                    new WriteOutcome.Rejected(
                            3002, reason.replace("ID", change.record().recordId()))));
            tried++;
        }
        run.writesEnded();
        run.over();
        return tried;
    }

    @Test
    void twentyRefusalsForOneReasonEndTheCycleWhateverIdsTheyName() {
        SyncRun run = with(100, CarryOver.NOTHING);

        assertThat(refuse(run, "Status: 'ID' is no choice of this field")).isEqualTo(20);

        assertThat(report(run).end()).isEqualTo(RunEnd.FAILED);
        assertThat(report(run).reason()).contains("Status", "20 records in a row");
        assertThat(run.carryOver().trouble()).contains("Status");
    }

    @Test
    void refusalsForManyReasonsOrBetweenSuccessesEndNoCycle() {
        SyncRun run = with(100, CarryOver.NOTHING);
        int i = 0;
        for (Change change : ((Step.Write) run.next()).changes()) {
            boolean good = i++ % 20 == 19;
            run.wrote(new Written(change, good ? new WriteOutcome.Updated() : new WriteOutcome.Rejected(3002, "no")));
        }
        run.writesEnded();
        run.over();

        assertThat(report(run).end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(run.carryOver().trouble()).isNull();
    }

    @Test
    void aFewRecordsThatAreAllRefusedFailTheCycleToo() {
        SyncRun run = with(3, CarryOver.NOTHING);

        refuse(run, "Status: no choice of this field");

        assertThat(report(run).end()).isEqualTo(RunEnd.FAILED);
        assertThat(report(run).reason()).contains("every record", "3", "Status");
    }

    @Test
    void whileEverythingIsRefusedThreeRecordsAreTriedBeforeTheOthers() {
        CarryOver trouble = new CarryOver(Map.of(), Set.of(), "Status: no choice", null);
        SyncRun refused = with(100, trouble);
        assertThat(refuse(refused, "Status: no choice")).isEqualTo(3);
        assertThat(report(refused).end()).isEqualTo(RunEnd.FAILED);
        assertThat(refused.carryOver().trouble()).isNotNull();

        SyncRun mended = with(100, trouble);
        for (int step : new int[] {3, 97}) {
            List<Change> changes = ((Step.Write) mended.next()).changes();
            assertThat(changes).hasSize(step);
            changes.forEach(change -> mended.wrote(new Written(change, new WriteOutcome.Updated())));
            mended.writesEnded();
        }
        mended.over();
        assertThat(report(mended).end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(mended.carryOver().trouble()).isNull();
    }

    @Test
    void refusedRecordsThatWaitForTheirTryKeepTheTroubleUntilTheyAreGone() {
        CarryOver trouble = new CarryOver(Map.of(), Set.of(), "Status: no choice", null);
        Rejections known = new Rejections(List.of(), NOON);
        known.refused(new Change(record("1", "sent"), event("q1", "delivered"), 3, Set.of(), NOON), 3002, "no");
        SyncRun run = new SyncRun(COMPARISON, ROOMY, trouble, new Rejections(known.all(), NOON.plusSeconds(60)));
        run.fetched(page(List.of(record("1", "sent")), null));
        run.matched(histories(event("q1", "delivered")));
        run.over();

        assertThat(report(run).end()).isEqualTo(RunEnd.PARTIAL);
        assertThat(report(run).reason()).contains("Status: no choice");
        assertThat(run.carryOver().trouble()).isNotNull();

        SyncRun over = fresh(run.carryOver());
        over.fetched(page(List.of(), null));
        over.over();
        assertThat(report(over).end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(over.carryOver().trouble()).isNull();
    }

    @Test
    void whatWasNotWrittenTellsSinceWhenItWaitsAndWhatIsRefusedDoesNot() {
        SyncRun run = fresh(new CarryOver(Map.of(), Set.of(), null, NOON.minusSeconds(99)));
        assertThat(report(run).oldestWaiting()).as("what is known before").isEqualTo(NOON.minusSeconds(99));
        run.fetched(page(List.of(record("1", "sent"), record("2", "sent"), record("3", "sent")), null));
        run.matched(histories(
                event("q1", "delivered", 1, false),
                event("q2", "delivered", 2, false),
                event("q3", "delivered", 3, false)));
        for (Change change : ((Step.Write) run.next()).changes()) {
            run.wrote(new Written(
                    change,
                    switch (change.record().recordId()) {
                        case "1" -> new WriteOutcome.Rejected(3002, "no");
                        case "2" -> new WriteOutcome.Unknown(0, "?");
                        default -> new WriteOutcome.Updated();
                    }));
        }
        run.writesEnded();

        assertThat(report(run).oldestWaiting()).isEqualTo(NOON.plusSeconds(120));
    }
}
