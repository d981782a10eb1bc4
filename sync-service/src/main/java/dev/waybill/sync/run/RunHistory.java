package dev.waybill.sync.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.state.ControlJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The last runs and what they did to records, kept in the store. */
@Singleton
public class RunHistory {

    /** Three weeks of hourly runs. */
    public static final int KEPT = 500;

    private static final String RUNS = "run/";
    private static final String OUTCOMES = "run-outcomes/";

    /** Keeps a document small. */
    private static final int PER_DOCUMENT = 200;

    private final ControlStore store;
    private final ControlJson json;

    RunHistory(ControlStore store, ObjectMapper json) {
        this.store = store;
        this.json = new ControlJson(json);
    }

    record Part(List<RecordOutcome> outcomes) {

        Part {
            outcomes = List.copyOf(outcomes);
        }
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

    /** What a run did to records, in the order it happened. */
    public Uni<List<RecordOutcome>> outcomes(String runId) {
        return store.latest(outcomesOf(runId), RunOutcomes.MOST / PER_DOCUMENT)
                .map(documents -> documents.reversed().stream()
                        .flatMap(document -> json.read(document, Part.class).outcomes().stream())
                        .toList());
    }

    /** The run goes first: what is trimmed with it must never be there without it. */
    Uni<Void> add(RunRecord run, List<RecordOutcome> outcomes) {
        return store.compareAndSet(RUNS + run.runId(), ControlDocument.ABSENT, json.write(run))
                .flatMap(written -> addOutcomes(run.runId(), outcomes))
                .flatMap(written -> trim());
    }

    private Uni<Void> addOutcomes(String runId, List<RecordOutcome> outcomes) {
        return Multi.createFrom()
                .iterable(() -> IntStream.iterate(0, at -> at < outcomes.size(), at -> at + PER_DOCUMENT)
                        .iterator())
                .onItem()
                .transformToUniAndConcatenate(at -> store.compareAndSet(
                        outcomesOf(runId) + "%06d".formatted(at),
                        ControlDocument.ABSENT,
                        json.write(new Part(outcomes.subList(at, Math.min(at + PER_DOCUMENT, outcomes.size()))))))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> trim() {
        return latest(KEPT + 1)
                .flatMap(runs -> Multi.createFrom()
                        .iterable(runs.subList(Math.min(KEPT, runs.size()), runs.size()))
                        .onItem()
                        .transformToUniAndConcatenate(old -> store.trim(outcomesOf(old.runId()), 0))
                        .onItem()
                        .ignoreAsUni()
                        .flatMap(trimmed -> store.trim(RUNS, KEPT)));
    }

    private static String outcomesOf(String runId) {
        return OUTCOMES + runId + "/";
    }
}
