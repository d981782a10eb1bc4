package dev.waybill.sync.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.sync.state.MemoryControls;
import dev.waybill.sync.state.StoreFile;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gate in time that passes when the test says so. */
class CallGateTest {

    private static final class TooMany extends RuntimeException {}

    private record Ring(Instant at, Runnable task) {}

    private final PriorityQueue<Ring> alarms = new PriorityQueue<>(Comparator.comparing(Ring::at));
    private final List<CompletableFuture<String>> calls = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryControls store = new MemoryControls();
    private final SharedBudget budget = budget();
    private final CallGate gate = new CallGate(
            budget,
            (delay, task) -> alarms.add(new Ring(now.plus(delay), task)),
            failure ->
                    failure instanceof TooMany ? new CallOutcome.Refused(Optional.empty()) : new CallOutcome.Failed());

    private SharedBudget budget() {
        return new SharedBudget(
                new CallBudget(new BudgetLimits(10, 0, Duration.ofMillis(100), 5), new QuotaReset(ZoneOffset.UTC)),
                new CallNotes(store, StoreFile.JSON),
                () -> now);
    }

    @BeforeEach
    void begin() {
        done(budget.begin());
    }

    private static <T> T done(Uni<T> uni) {
        return uni.subscribeAsCompletionStage().join();
    }

    private CompletableFuture<String> call() {
        return gate.call(() -> {
                    CompletableFuture<String> answer = new CompletableFuture<>();
                    calls.add(answer);
                    return Uni.createFrom().completionStage(answer);
                })
                .subscribeAsCompletionStage();
    }

    private void pass(Duration time) {
        Instant end = now.plus(time);
        while (!alarms.isEmpty() && !alarms.peek().at().isAfter(end)) {
            Ring next = alarms.remove();
            now = next.at();
            next.task().run();
        }
        now = end;
    }

    private static void assertFailed(CompletableFuture<String> call, Class<? extends Throwable> kind) {
        assertThat(call).isCompletedExceptionally();
        assertThat(call.exceptionNow())
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .isInstanceOf(kind);
    }

    @Test
    void callsStartApartAndNoMoreThanTheCeiling() {
        assertThat(call()).isNotDone();
        assertThat(call()).isNotDone();
        assertThat(call()).isNotDone();
        assertThat(calls).hasSize(1);

        pass(Duration.ofMillis(100));
        assertThat(calls).hasSize(2);
        pass(Duration.ofSeconds(30));
        assertThat(calls).hasSize(2);

        calls.getFirst().complete("done");
        assertThat(calls).hasSize(3);
    }

    @Test
    void aRefusedCallIsRepeatedAfterThePauseAndItsCallerNeverKnows() {
        CompletableFuture<String> caller = call();
        calls.getFirst().completeExceptionally(new TooMany());

        pass(Duration.ofSeconds(60));
        assertThat(calls).hasSize(1);
        pass(Duration.ofSeconds(1));

        calls.get(1).complete("done");
        assertThat(caller).isCompletedWithValue("done");
    }

    @Test
    void aRefusalPausesEverybody() {
        assertThat(call()).isNotDone();
        calls.getFirst().completeExceptionally(new TooMany());
        assertThat(call()).isNotDone();

        pass(Duration.ofSeconds(60));

        assertThat(calls).hasSize(1);
    }

    @Test
    void afterFourRepeatsTheRefusalIsTheAnswer() {
        CompletableFuture<String> caller = call();
        for (int i = 0; i < 5; i++) {
            calls.get(i).completeExceptionally(new TooMany());
            pass(Duration.ofSeconds(61));
        }

        assertFailed(caller, TooMany.class);
        assertThat(calls).hasSize(5);
    }

    @Test
    void aStopFailsWhatWaitsAndLeavesWhatFlies() {
        CompletableFuture<String> flying = call();
        CompletableFuture<String> waiting = call();

        gate.stop();

        assertFailed(waiting, CallsStoppedException.class);
        assertFailed(call(), CallsStoppedException.class);
        calls.getFirst().complete("done");
        assertThat(flying).isCompletedWithValue("done");
        gate.resume();
        pass(Duration.ofMillis(100));
        assertThat(call()).isNotDone();
        assertThat(calls).hasSize(2);
    }

    @Test
    void aCallThatIsRefusedAfterTheStopIsNotRepeated() {
        CompletableFuture<String> flying = call();
        gate.stop();

        calls.getFirst().completeExceptionally(new TooMany());

        assertFailed(flying, CallsStoppedException.class);
    }

    @Test
    void aCallerThatGivesUpLeavesTheQueue() {
        assertThat(call()).isNotDone();
        CompletableFuture<String> waiting = call();

        assertThat(waiting.cancel(false)).isTrue();
        pass(Duration.ofSeconds(1));

        assertThat(calls).hasSize(1);
    }

    @Test
    void theQueueIsBounded() {
        for (int i = 0; i <= CallGate.MOST_WAITING; i++) {
            assertThat(call()).isNotDone();
        }

        assertFailed(call(), GateFullException.class);
    }

    @Test
    void theNextCycleGoesOnWithWhatTheLastOneLeftOfTheMinute() {
        for (int i = 0; i < 4; i++) {
            assertThat(call()).isNotDone();
            calls.get(i).complete("done");
            pass(Duration.ofMillis(100));
        }
        done(budget.end());
        SharedBudget other = budget();

        assertThat(done(other.shared()).leftThisMinute()).isEqualTo(6);
        done(other.begin());
        assertThat(other.state().leftThisMinute()).isEqualTo(6);
        assertThat(other.state().callsToday()).isEqualTo(4);
    }

    @Test
    void aCycleThatLostItsLockStartsNoMoreThanItHadNoted() {
        done(budget().begin());

        List<CompletableFuture<String>> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            callers.add(call());
            pass(Duration.ofSeconds(1));
            calls.forEach(answer -> answer.complete("done"));
        }

        assertThat(calls).hasSize(2);
        callers.subList(2, 6).forEach(caller -> assertFailed(caller, CallsStoppedException.class));
    }

    @Test
    void withoutTheStoreNoCallStartsThatIsNotNoted() {
        store.gone = true;
        List<CompletableFuture<String>> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            callers.add(call());
            pass(Duration.ofSeconds(1));
            calls.forEach(answer -> answer.complete("done"));
        }

        assertThat(calls).hasSize(2);
        assertFailed(callers.get(2), StoreUnavailableException.class);
        store.gone = false;
        assertThat(call()).isNotDone();
        pass(Duration.ofSeconds(1));
        assertThat(calls).hasSize(3);
    }
}
