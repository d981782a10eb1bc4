package dev.waybill.sync.runs;

import dev.waybill.engine.cycle.Progress;
import dev.waybill.engine.cycle.Run;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.RunRecorder;
import dev.waybill.engine.cycle.Trigger;
import dev.waybill.engine.cycle.Written;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records runs in the store, in the log and for the metrics. */
@Singleton
final class StoredRuns implements RunRecorder {

    private final SyncFigures figures;
    private final RunHistory history;
    private final ProgressBoard board;
    private final Event<RunRecord> ended;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    StoredRuns(SyncFigures figures, RunHistory history, ProgressBoard board, Event<RunRecord> ended) {
        this.figures = figures;
        this.history = history;
        this.board = board;
        this.ended = ended;
    }

    /** What is gathered of a run before it has ended. */
    private record Open(RunOutcomes outcomes, @Nullable ProgressNote progress) {}

    @Override
    public Uni<Optional<Instant>> lastStart() {
        return figures.get().map(known -> Optional.ofNullable(known.lastStart()));
    }

    @Override
    public Uni<Void> started(Run run) {
        if (run.trigger() == Trigger.LIVE) {
            // Not a cycle: it has no progress to show, and the next cycle is not counted from it.
            open.put(run.runId(), new Open(new RunOutcomes(), null));
            return Uni.createFrom().voidItem();
        }
        RunLog.started(run);
        open.put(run.runId(), new Open(new RunOutcomes(), board.of(run)));
        return figures.started(run.startedAt()).replaceWithVoid();
    }

    @Override
    public void progress(Run run, Progress progress) {
        ifOpen(run, gathered -> {
            ProgressNote note = gathered.progress();
            if (note != null) {
                note.now(progress);
            }
        });
    }

    @Override
    public void wrote(Run run, Written written, Instant at) {
        RunLog.write(written);
        ifOpen(run, gathered -> gathered.outcomes().add(written, at));
    }

    private void ifOpen(Run run, Consumer<Open> action) {
        Open gathered = open.get(run.runId());
        if (gathered != null) {
            action.accept(gathered);
        }
    }

    @Override
    public Uni<Void> ended(RunRecord run) {
        Open gathered = open.remove(run.runId());
        if (run.trigger() == Trigger.LIVE) {
            RunLog.ofLive(run);
            return figures.live(run).flatMap(counted -> add(run, gathered));
        }
        RunLog.ended(run);
        ProgressNote note = gathered == null ? null : gathered.progress();
        Uni<Void> said = note == null ? Uni.createFrom().voidItem() : note.end();
        return said.flatMap(over -> board.clear())
                // The run last: whoever sees it sees its figures as well.
                .flatMap(cleared -> figures.ended(run))
                .flatMap(counted -> add(run, gathered))
                .invoke(() -> tellObservers(run));
    }

    private Uni<Void> add(RunRecord run, @Nullable Open gathered) {
        return history.add(
                run, gathered == null ? List.of() : gathered.outcomes().kept());
    }

    private void tellObservers(RunRecord run) {
        try {
            ended.fire(run);
        } catch (RuntimeException e) {
            Log.errorf(e, "The metrics do not know of the end of cycle %s", run.runId());
        }
    }
}
