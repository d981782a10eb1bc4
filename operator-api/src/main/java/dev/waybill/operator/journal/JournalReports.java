package dev.waybill.operator.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import dev.waybill.operator.control.ControlJson;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Where replicas leave their reports: one document each in the store that all share. */
public final class JournalReports {

    private static final String PREFIX = "journals/";

    /** More replicas than this are not shown. */
    private static final int MOST = 100;

    private final ControlStore store;
    private final ControlJson json;
    private final InstantSource clock;

    public JournalReports(ControlStore store, ObjectMapper json, InstantSource clock) {
        this.store = store;
        this.json = new ControlJson(json);
        this.clock = clock;
    }

    /** What every replica last said, by name, without those long gone. Fails like the store. */
    public Uni<List<JournalReport>> all() {
        Instant now = clock.instant();
        return store.latest(PREFIX, MOST)
                .map(documents -> documents.stream()
                        .map(document -> json.read(document, JournalReport.class))
                        .filter(report -> !report.isForgotten(now))
                        .sorted(Comparator.comparing(JournalReport::replica))
                        .toList());
    }

    /** Takes the place of what the replica said before; only that replica does so. Fails like the store. */
    public Uni<Void> say(JournalReport report) {
        String key = PREFIX + report.replica();
        return store.read(key)
                .map(found -> found.map(ControlDocument::version).orElse(ControlDocument.ABSENT))
                .flatMap(version -> store.compareAndSet(key, version, json.write(report)))
                .replaceWithVoid();
    }
}
