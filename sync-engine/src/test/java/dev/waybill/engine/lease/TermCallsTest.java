package dev.waybill.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.BudgetLimits;
import dev.waybill.engine.budget.CallBudget;
import dev.waybill.engine.budget.CallFailure;
import dev.waybill.engine.budget.QuotaReset;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.MemoryControls;
import dev.waybill.engine.world.ByReference;
import dev.waybill.engine.world.ProcessTime;
import dev.waybill.engine.world.VirtualTime;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of one term, answered when the test says so. */
class TermCallsTest {

    private final VirtualTime time = new VirtualTime();
    private final ProcessTime process = time.newProcess();
    private final MemoryControls store = new MemoryControls();
    private final List<Term> terms = new ArrayList<>();
    private final List<CompletableFuture<String>> calls = new ArrayList<>();
    private final Leadership leadership = new Leadership(
            new ControlCells(store, new ByReference()),
            process,
            LeaseTimes.lookingEvery(Duration.ofSeconds(2)),
            "one",
            () -> new CallBudget(new BudgetLimits(10, 0, Duration.ofMillis(100), 5), new QuotaReset(ZoneOffset.UTC)),
            new Leadership.Duties() {
                @Override
                public void begin(Term term) {
                    terms.add(term);
                }

                @Override
                public void end(Term term, String why) {}
            });

    private Share share;

    @BeforeEach
    void lead() {
        leadership.start();
        time.pass(Duration.ofSeconds(1));
        share = terms.getFirst().open();
    }

    private Uni<String> answer() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        calls.add(answer);
        return Uni.createFrom().completionStage(answer);
    }

    private CompletableFuture<String> read() {
        return share.read(this::answer).subscribeAsCompletionStage();
    }

    private CompletableFuture<String> write() {
        return share.write(this::answer).subscribeAsCompletionStage();
    }

    private void refuse(int call) {
        calls.get(call).completeExceptionally(new CallFailure.Throttled(2955, "too many calls", null, null));
    }

    private static void assertStopped(CompletableFuture<String> call) {
        assertThat(call).isCompletedExceptionally();
        assertThat(call.exceptionNow()).isInstanceOf(CallFailure.Stopped.class);
    }

    @Test
    void callsStartApartAndNoMoreThanTheCeiling() {
        List.of(1, 2, 3).forEach(i -> assertThat(read()).isNotDone());
        assertThat(calls).hasSize(1);

        time.pass(Duration.ofMillis(200));
        assertThat(calls).hasSize(2);
        time.pass(Duration.ofSeconds(30));
        assertThat(calls).hasSize(2);

        calls.getFirst().complete("done");
        assertThat(calls).hasSize(3);
    }

    @Test
    void aRefusedCallIsRepeatedAfterThePauseAndItsCallerNeverKnows() {
        CompletableFuture<String> caller = read();
        refuse(0);

        time.pass(Duration.ofSeconds(60));
        assertThat(calls).hasSize(1);
        time.pass(Duration.ofSeconds(2));
        calls.get(1).complete("done");

        assertThat(caller).isCompletedWithValue("done");
    }

    @Test
    void aRefusedCallWhoseCallerHasLeftIsNotMadeAgain() {
        CompletableFuture<String> caller = read();
        assertThat(caller.cancel(false)).isTrue();
        refuse(0);

        time.pass(Duration.ofMinutes(5));

        assertThat(calls).hasSize(1);
        assertThat(terms.getFirst().budget().inFlight()).isZero();
    }

    @Test
    void aCallerWhoLeavesWhileHisRefusedCallWaitsAgainIsForgotten() {
        CompletableFuture<String> caller = read();
        refuse(0);
        assertThat(caller.cancel(false)).isTrue();

        time.pass(Duration.ofMinutes(5));

        assertThat(calls).hasSize(1);
    }

    @Test
    void afterFourRepeatsTheRefusalIsTheAnswer() {
        CompletableFuture<String> caller = read();
        for (int i = 0; i <= TermCalls.MOST_REPEATS; i++) {
            refuse(i);
            time.pass(Duration.ofSeconds(62));
        }

        assertThat(caller).isCompletedExceptionally();
        assertThat(caller.exceptionNow()).isInstanceOf(CallFailure.Throttled.class);
        assertThat(calls).hasSize(5);
    }

    @Test
    void aStopEndsOneShareAndLeavesTheOther() {
        CompletableFuture<String> flying = read();
        CompletableFuture<String> waiting = read();
        Share other = terms.getFirst().open();
        CompletableFuture<String> others = other.read(this::answer).subscribeAsCompletionStage();

        share.stop("enough");

        assertStopped(waiting);
        assertStopped(read());
        calls.getFirst().complete("done");
        assertThat(flying).isCompletedWithValue("done");
        time.pass(Duration.ofSeconds(1));
        calls.get(1).complete("done");
        assertThat(others).isCompletedWithValue("done");
    }

    @Test
    void aCallThatIsRefusedAfterTheStopIsNotRepeated() {
        CompletableFuture<String> flying = read();
        share.stop("enough");

        refuse(0);

        assertStopped(flying);
    }

    @Test
    void aShareIsClosedWhenItsLastCallHasEnded() {
        CompletableFuture<String> flying = read();
        CompletableFuture<Void> closed = terms.getFirst().close(share).subscribeAsCompletionStage();
        assertThat(closed).isNotDone();

        calls.getFirst().complete("done");

        assertThat(flying).isCompletedWithValue("done");
        assertThat(closed).isDone();
        assertThat(share.started()).isEqualTo(1);
    }

    @Test
    void theQueueIsBounded() {
        for (int i = 0; i <= TermCalls.MOST_WAITING; i++) {
            assertThat(read()).isNotDone();
        }

        assertStopped(read());
    }

    /** More calls are noted than are made, so that no note is what a call waits for. */
    private void noteAhead() {
        assertThat(read()).isNotDone();
        calls.getFirst().complete("done");
        calls.clear();
        store.gone = true;
    }

    @Test
    void noWriteStartsNearTheEndOfTheLeaseAndNoCallAfterIt() {
        noteAhead();
        time.pass(Duration.ofSeconds(14));
        assertThat(write()).isNotDone();
        assertThat(calls).hasSize(1);
        time.pass(Duration.ofSeconds(2));

        CompletableFuture<String> late = write();
        time.pass(Duration.ofSeconds(5));
        assertThat(calls).hasSize(1);

        time.pass(Duration.ofSeconds(60));
        assertStopped(late);
        assertStopped(read());
        assertThat(calls).hasSize(1);
    }

    @Test
    void aReadStartsAsLongAsTheLeaseIsOurs() {
        noteAhead();
        time.pass(Duration.ofSeconds(40));

        assertThat(read()).isNotDone();

        assertThat(calls).hasSize(1);
    }

    @Test
    void aWriteThatWaitedForTheLeaseStartsWhenTheStoreIsBack() {
        noteAhead();
        time.pass(Duration.ofSeconds(20));
        CompletableFuture<String> write = write();
        time.pass(Duration.ofSeconds(5));
        assertThat(calls).isEmpty();

        store.gone = false;
        time.pass(Duration.ofSeconds(3));

        calls.getFirst().complete("done");
        assertThat(write).isCompletedWithValue("done");
    }
}
