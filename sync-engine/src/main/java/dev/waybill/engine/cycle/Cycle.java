package dev.waybill.engine.cycle;

import dev.waybill.engine.lease.Share;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/**
 * One attempt to bring Creator up to date: takes the steps that the {@link SyncRun} asks for with the calls of one
 * share, and tells it what came of them.
 */
final class Cycle {

    private final SyncRun run;
    private final Share share;
    private final StatusStore store;
    private final Creator creator;
    private final CreatorCalls calls;
    private final CallFailurePolicy policy;
    private final Effects effects;
    private final Consumer<Progress> progress;

    Cycle(
            SyncRun run,
            Share share,
            StatusStore store,
            Creator creator,
            CreatorCalls calls,
            CallFailurePolicy policy,
            Effects effects,
            Consumer<Progress> progress) {
        this.run = run;
        this.share = share;
        this.store = store;
        this.creator = creator;
        this.calls = calls;
        this.policy = policy;
        this.effects = effects;
        this.progress = progress;
    }

    /** Takes one step after the other to the end; never fails. */
    Uni<RunReport> drive() {
        return Uni.createFrom()
                .deferred(this::step)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .invoke(run::over)
                .flatMap(over -> effects.end(run))
                .map(ended -> run.report());
    }

    /** Whether another step is to follow. */
    private Uni<Boolean> step() {
        share.stopped().ifPresent(reason -> run.halt(new Halt(RunEnd.STOPPED, reason)));
        progress.accept(run.progress());
        return switch (run.next()) {
            case Step.FetchPage fetch -> after(fetch(fetch));
            case Step.Match match -> after(store.histories(match.queueIds()).invoke(run::matched));
            case Step.MarkSynced mark -> after(effects.mark(mark.documents()).invoke(run::marked));
            case Step.Write write -> after(effects.write(run, write.changes()).invoke(run::writesEnded));
            case Step.Done done -> Uni.createFrom().item(false);
        };
    }

    private Uni<PendingPage> fetch(Step.FetchPage step) {
        return calls.read(share, () -> creator.pending(step.cursor())).invoke(page -> {
            run.fetched(page);
            if (run.halted().isEmpty()) {
                effects.read(page, step.cursor() == null && page.nextCursor() == null);
            }
        });
    }

    private Uni<Boolean> after(Uni<?> step) {
        return step.onItem()
                .transform(done -> true)
                .onFailure()
                .invoke(failure -> run.halt(share.stopped()
                        .map(reason -> new Halt(RunEnd.STOPPED, reason))
                        .orElseGet(() -> policy.ofRead(failure))))
                .onFailure()
                .recoverWithItem(true);
    }
}
