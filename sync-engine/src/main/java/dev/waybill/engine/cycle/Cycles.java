package dev.waybill.engine.cycle;

import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.lease.Share;
import dev.waybill.engine.lease.Term;
import dev.waybill.engine.time.EngineTime;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Opens cycles and dry runs inside a term, one at a time. Each has a share of the term, its own stop and its own
 * counts, and is closed here, once, however it ends.
 */
public final class Cycles {

    private static final System.Logger LOG = System.getLogger(Cycles.class.getName());

    private final StatusStore store;
    private final Creator creator;
    private final CreatorCalls calls;
    private final CallFailurePolicy policy;
    private final ChangeWriter writer;
    private final CycleMemory memory;
    private final LateEventSweep lateEvents;
    private final Parker parker;
    private final RunRecorder recorder;
    private final EngineTime time;
    private final AtomicReference<@Nullable Attempt> running = new AtomicReference<>();
    private final AtomicReference<CompletableFuture<?>> recorded =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    public Cycles(
            StatusStore store,
            ControlCells cells,
            StatusOrder order,
            Creator creator,
            ChangeWriter writer,
            RejectedRecords rejected,
            RunRecorder recorder,
            EngineTime time,
            RandomGenerator random,
            CycleOptions options) {
        this.store = store;
        this.creator = creator;
        this.calls = new CreatorCalls(creator, time, options.firstPause(), random);
        this.policy = new CallFailurePolicy(options.reset(), time);
        this.writer = writer;
        this.memory = new CycleMemory(new StatusComparison(order), options.limits(), cells, rejected, time);
        this.lateEvents = new LateEventSweep(store, cells, new LateEvents(order));
        this.parker = new Parker(store, time);
        this.recorder = recorder;
        this.time = time;
    }

    private record Attempt(String id, Share share) {}

    /** The cycle or dry run that is running here, by its id. */
    public Optional<String> running() {
        return Optional.ofNullable(running.get()).map(Attempt::id);
    }

    /** Stops what is running here, if anything is; its calls in flight go on. */
    public void stop(String reason) {
        Attempt seen = running.get();
        if (seen != null) {
            seen.share().stop(reason);
        }
    }

    /** Completes when nothing is running here, and what ran is recorded. */
    public Uni<Void> idle() {
        return Uni.createFrom().completionStage(recorded::get).replaceWithVoid();
    }

    /**
     * Starts a cycle in the background.
     *
     * @param onEnd told once when the cycle has ended and the next one may start
     * @throws BusyException when a cycle or a dry run is running here
     */
    public void start(Term term, String runId, Trigger trigger, Consumer<End> onEnd) {
        Attempt mine = open(term, runId);
        Run run = new Run(runId, trigger, time.wall(), term.number());
        Instant began = time.steady();
        whileRunning(cycle(run, mine.share())
                .flatMap(did -> close(term, mine).replaceWith(did))
                .flatMap(did -> record(run, began, mine, did).replaceWith(did.end()))
                .invoke(onEnd));
    }

    /**
     * What the end of a cycle means for those to come.
     *
     * @param pages pages that it read
     * @param broken whether it ended before it could read anything: then it is due again soon
     * @param reason why it ended early, absent if it did not
     */
    public record End(
            Halt.After after,
            int pages,
            boolean broken,
            @Nullable String reason) {}

    private record Did(RunReport report, int lateEvents, End end) {}

    /**
     * Looks what a cycle would do. Fails with {@link BusyException} when a cycle or a dry run is running here, and like
     * the store.
     */
    public Uni<DryRunReport> dryRun(Term term, String id) {
        return Uni.createFrom().deferred(() -> {
            Attempt mine = open(term, id);
            Listing listing = new Listing(creator);
            Uni<DryRunReport> looked = memory.newRun()
                    .flatMap(run -> drive(run, mine.share(), listing, progress -> {}))
                    .onItemOrFailure()
                    .call((report, failure) -> close(term, mine))
                    .map(report -> new DryRunReport(
                            report, listing.writes(), mine.share().started()))
                    .memoize()
                    .indefinitely();
            whileRunning(looked);
            return looked;
        });
    }

    private Attempt open(Term term, String id) {
        Attempt mine = new Attempt(id, term.open());
        Attempt other = running.compareAndExchange(null, mine);
        if (other != null) {
            whileRunning(term.close(mine.share()));
            throw new BusyException(other.id());
        }
        return mine;
    }

    /** Afterwards the next one may start. */
    private Uni<Void> close(Term term, Attempt mine) {
        return term.close(mine.share()).invoke(() -> running.compareAndSet(mine, null));
    }

    /** Nobody who asked for the work can end it by leaving: it goes on here. */
    private void whileRunning(Uni<?> work) {
        CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        recorded.updateAndGet(before -> CompletableFuture.allOf(before, over));
        work.subscribe().with(done -> over.complete(null), failure -> {
            LOG.log(System.Logger.Level.ERROR, "A cycle, or what follows it, broke", failure);
            over.complete(null);
        });
    }

    private Uni<Did> cycle(Run run, Share share) {
        return recorder.started(run)
                .flatMap(started -> lateEvents.sweep())
                .flatMap(late -> memory.newRun()
                        .flatMap(cycle -> drive(
                                        cycle,
                                        share,
                                        new Writing(run, share, store, writer, memory, recorder, time),
                                        progress -> recorder.progress(run, progress))
                                .call(report -> parker.after(cycle))
                                .map(report -> new Did(
                                        report,
                                        late,
                                        new End(
                                                cycle.halted().map(Halt::after).orElseGet(Halt.After.GoOn::new),
                                                report.pages(),
                                                false,
                                                report.reason())))))
                .onFailure()
                .recoverWithItem(failure -> broke(run, failure));
    }

    private Uni<RunReport> drive(SyncRun run, Share share, Effects effects, Consumer<Progress> progress) {
        return new Cycle(run, share, store, creator, calls, policy, effects, progress).drive();
    }

    private Did broke(Run run, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "Cycle " + run.runId() + " could not begin", failure);
        String reason = policy.ofRead(failure).reason();
        return new Did(RunReport.broken(reason), 0, new End(new Halt.After.GoOn(), 0, true, reason));
    }

    private Uni<Void> record(Run run, Instant began, Attempt mine, Did did) {
        RunRecord done = new RunRecord(
                run.runId(),
                run.trigger(),
                run.startedAt(),
                Duration.between(began, time.steady()),
                mine.share().started(),
                did.lateEvents(),
                did.report());
        return recorder.ended(done)
                .onFailure()
                .invoke(failure -> LOG.log(
                        System.Logger.Level.ERROR,
                        "Cycle {0} ended {1} and could not be recorded: {2}",
                        run.runId(),
                        did.report().end(),
                        failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
