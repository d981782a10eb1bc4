package dev.waybill.sync.run;

import dev.waybill.engine.cycle.Halt;
import dev.waybill.engine.cycle.RunEnd;
import dev.waybill.sync.budget.CallGate;
import dev.waybill.sync.budget.SharedBudget;
import dev.waybill.sync.lock.CycleLock;
import dev.waybill.sync.lock.LockAttempt;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Starts cycles, one at a time over all replicas, and stops the one that runs here. */
@ApplicationScoped
public class Cycles {

    private static final String SHUTTING_DOWN = "the application shuts down; the next cycle goes on";

    private final CycleLock lock;
    private final CallGate gate;
    private final SharedBudget budget;
    private final CycleRunner runner;
    private final DryRun dryRun;
    private final Event<RunEnded> ended;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
    private volatile boolean closing;

    Cycles(
            CycleLock lock,
            CallGate gate,
            SharedBudget budget,
            CycleRunner runner,
            DryRun dryRun,
            Event<RunEnded> ended,
            Clock clock) {
        this.lock = lock;
        this.gate = gate;
        this.budget = budget;
        this.runner = runner;
        this.dryRun = dryRun;
        this.ended = ended;
        this.clock = clock;
    }

    private record Running(LockAttempt.Held held, StopSignal stop, CompletableFuture<?> end) {}

    /** What came of asking for the lock; the end is that of the work, with its lock given back. */
    private sealed interface Begun<R> {

        record Ours<R>(CompletableFuture<R> end) implements Begun<R> {}

        record Busy<R>(String holder) implements Begun<R> {}
    }

    /** Starts a cycle in the background unless one runs anywhere. Fails when the store does not answer. */
    public Uni<StartOutcome> start(Trigger trigger) {
        return Uni.createFrom().deferred(() -> {
            String runId = RunIds.at(clock.instant(), random);
            return begin(runId, stop -> runner.run(runId, trigger, stop), ended::fire)
                    .map(begun -> switch (begun) {
                        case Begun.Ours<RunEnded> ours -> new StartOutcome.Started(runId);
                        case Begun.Busy<RunEnded> busy -> new StartOutcome.AlreadyRunning(busy.holder());
                    });
        });
    }

    /** Looks what a cycle would do, in the place of one. Fails when the store does not answer. */
    public Uni<DryRunOutcome> dryRun() {
        return Uni.createFrom().deferred(() -> {
            String runId = "dry-" + RunIds.at(clock.instant(), random);
            return begin(runId, dryRun::look, looked -> {}).<DryRunOutcome>flatMap(begun -> switch (begun) {
                case Begun.Ours<DryRunReport>(var end) ->
                    Uni.createFrom()
                            .completionStage(end.minimalCompletionStage())
                            .map(DryRunOutcome.Looked::new);
                case Begun.Busy<DryRunReport>(String holder) ->
                    Uni.createFrom().item(new DryRunOutcome.AlreadyRunning(holder));
            });
        });
    }

    private <R> Uni<Begun<R>> begin(String runId, Function<StopSignal, Uni<R>> work, Consumer<R> afterwards) {
        StopSignal stop = new StopSignal(gate);
        Runnable onLost = () -> stop.set(new Halt(
                RunEnd.STOPPED, "the cycle's lock could not be kept; check the store, the next cycle goes on"));
        return lock.tryAcquire(runId, onLost).map(attempt -> switch (attempt) {
            case LockAttempt.Held held -> new Begun.Ours<>(run(runId, held, stop, work, afterwards));
            case LockAttempt.Busy busy -> new Begun.Busy<>(busy.holder());
        });
    }

    private <R> CompletableFuture<R> run(
            String runId,
            LockAttempt.Held held,
            StopSignal stop,
            Function<StopSignal, Uni<R>> work,
            Consumer<R> afterwards) {
        CompletableFuture<R> end = new CompletableFuture<>();
        Running mine = new Running(held, stop, end);
        running.set(mine);
        gate.resume();
        // Whatever asked for a stop before this line stopped the gate that was opened again just now.
        stop.why().ifPresent(stop::set);
        if (closing) {
            stop(SHUTTING_DOWN);
        }
        budget.begin()
                .flatMap(begun -> work.apply(stop))
                .eventually(budget::end)
                .eventually(() -> held.release().get())
                .eventually(() -> running.compareAndSet(mine, null))
                .subscribe()
                .with(
                        result -> {
                            afterwards.accept(result);
                            end.complete(result);
                        },
                        failure -> {
                            Log.errorf(failure, "Cycle %s broke", runId);
                            end.completeExceptionally(failure);
                        });
        return end;
    }

    /** Ends the cycle that runs on this replica, if one does; its calls in flight go on. */
    public void stop(String reason) {
        Running seen = running.get();
        if (seen != null) {
            seen.stop().set(new Halt(RunEnd.STOPPED, reason));
        }
    }

    /** Ends the cycle that runs here if its lock may be another's by now, as after a long pause of the machine. */
    public void stopIfLockIsGone() {
        Running seen = running.get();
        if (seen != null && !seen.held().stillOurs().getAsBoolean()) {
            seen.stop().set(new Halt(RunEnd.STOPPED, "the cycle's lock ran out; the next cycle goes on"));
        }
    }

    /** Ends the cycle that runs here, and any that is started from now on. Completes when none runs here. */
    CompletionStage<?> close() {
        closing = true;
        stop(SHUTTING_DOWN);
        Running seen = running.get();
        return seen == null ? CompletableFuture.completedFuture(null) : seen.end();
    }
}
