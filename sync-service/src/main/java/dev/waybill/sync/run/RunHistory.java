package dev.waybill.sync.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The last runs, kept in the store. */
@Singleton
public class RunHistory {

    /** Three weeks of hourly runs. */
    private static final int KEPT = 500;

    private static final String PREFIX = "run/";

    private final ControlStore store;
    private final ObjectMapper json;

    RunHistory(ControlStore store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** Runs that have ended, the latest first. */
    public Uni<List<RunRecord>> latest(int limit) {
        return store.latest(PREFIX, limit)
                .map(documents -> documents.stream().map(this::read).toList());
    }

    Uni<Void> add(RunRecord run) {
        return store.compareAndSet(PREFIX + run.runId(), ControlDocument.ABSENT, write(run))
                .flatMap(written -> store.trim(PREFIX, KEPT));
    }

    private RunRecord read(ControlDocument document) {
        try {
            return json.readValue(document.json(), RunRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "control state " + document.key() + " is not readable; remove it from the store", e);
        }
    }

    private String write(RunRecord run) {
        try {
            return json.writeValueAsString(run);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run is not writable", e);
        }
    }
}
