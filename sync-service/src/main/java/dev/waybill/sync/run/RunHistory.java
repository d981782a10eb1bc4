package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.operator.control.ControlJson;
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

    private final ControlStore store;
    private final ControlJson json;
    private final OutcomeHistory outcomes;

    RunHistory(ControlStore store, ObjectMapper json, OutcomeHistory outcomes) {
        this.store = store;
        this.outcomes = outcomes;
        this.json = new ControlJson(json);
    }

    /** Runs that have ended, the latest first. */
    public Uni<List<RunRecord>> latest(int limit) {
        return store.latest(RUNS, limit)
                .map(documents -> documents.stream()
                        .map(document -> json.read(document, RunRecord.class))
                        .toList());
    }

    /** A run that has ended, if it is still kept. */
    public Uni<Optional<RunRecord>> find(String runId) {
        return store.read(RUNS + runId).map(found -> found.map(document -> json.read(document, RunRecord.class)));
    }

    /** The run goes first: what is trimmed with it must never be there without it. */
    Uni<Void> add(RunRecord run, List<RecordOutcome> did) {
        return store.compareAndSet(RUNS + run.runId(), ControlDocument.ABSENT, json.write(run))
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
