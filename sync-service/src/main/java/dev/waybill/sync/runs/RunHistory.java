package dev.waybill.sync.runs;

import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.ControlCodec;
import dev.waybill.engine.cycle.RunRecord;
import dev.waybill.engine.cycle.Trigger;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The last runs, kept in the store. */
@Singleton
public class RunHistory {

    /** Three weeks of hourly runs. */
    public static final int KEPT = 500;

    private static final String RUNS = "run/";

    /** Live sync has a run an hour, so that a cycle a day is among so many. */
    private static final int NEAR = 50;

    private final ControlStore store;
    private final ControlCodec codec;
    private final OutcomeHistory outcomes;

    RunHistory(ControlCells cells, OutcomeHistory outcomes) {
        this.store = cells.store();
        this.outcomes = outcomes;
        this.codec = cells.codec();
    }

    /** Runs that have ended, the latest first. */
    public Uni<List<RunRecord>> latest(int limit) {
        return store.latest(RUNS, limit)
                .map(documents -> documents.stream()
                        .map(document -> codec.read(document.key(), document.json(), RunRecord.class))
                        .toList());
    }

    /** The latest cycle that has ended, among the latest runs. */
    public Uni<Optional<RunRecord>> latestCycle() {
        return latest(NEAR)
                .map(runs -> runs.stream()
                        .filter(run -> run.trigger() != Trigger.LIVE)
                        .findFirst());
    }

    /** A run that has ended, if it is still kept. */
    public Uni<Optional<RunRecord>> find(String runId) {
        return store.read(RUNS + runId)
                .map(found -> found.map(document -> codec.read(document.key(), document.json(), RunRecord.class)));
    }

    /** The run goes first: what is trimmed with it must never be there without it. */
    Uni<Void> add(RunRecord run, List<RecordOutcome> did) {
        return store.compareAndSet(RUNS + run.runId(), ControlDocument.ABSENT, codec.write(run))
                .flatMap(written -> outcomes.add(run.runId(), did))
                .flatMap(written -> trim());
    }

    private Uni<Void> trim() {
        return latest(KEPT + 1)
                .flatMap(runs -> Multi.createFrom()
                        .iterable(runs.subList(Math.min(KEPT, runs.size()), runs.size()))
                        .onItem()
                        .transformToUniAndConcatenate(old -> outcomes.forget(old.runId()))
                        .onItem()
                        .ignoreAsUni()
                        .flatMap(trimmed -> store.trim(RUNS, KEPT)));
    }
}
