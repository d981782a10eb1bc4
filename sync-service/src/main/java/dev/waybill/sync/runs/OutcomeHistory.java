package dev.waybill.sync.runs;

import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.ControlCodec;
import dev.waybill.model.store.ControlDocument;
import dev.waybill.model.store.ControlStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the last runs did to records, kept in the store. */
@Singleton
public class OutcomeHistory {

    /** Most outcomes of one search. */
    public static final int MOST_FOUND = 100;

    /** Keeps a document far below what any store takes for one, whatever Zoho's words are. */
    static final int PER_DOCUMENT = 200;

    private static final String OUTCOMES = "run-outcomes/";
    private static final String INDEXES = "run-index/";

    private final ControlStore store;
    private final ControlCodec codec;

    OutcomeHistory(ControlCells cells) {
        this.store = cells.store();
        this.codec = cells.codec();
    }

    record Part(List<RecordOutcome> outcomes) {
        Part {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** A document that may hold outcomes which are looked for. */
    private record Place(String runId, int part) {}

    /** What a run did to records, in the order it happened. */
    public Uni<List<RecordOutcome>> of(String runId) {
        return store.latest(partsOf(runId), Math.ceilDiv(RunOutcomes.MOST, PER_DOCUMENT))
                .map(documents -> documents.reversed().stream()
                        .flatMap(
                                document -> codec.read(document.key(), document.json(), Part.class).outcomes().stream())
                        .toList());
    }

    /**
     * What the kept runs did to a record, the latest run first, at most {@link #MOST_FOUND}.
     *
     * @param id a record id, a queue id or a message id
     */
    public Uni<List<FoundOutcome>> find(String id) {
        return store.latest(INDEXES, RunHistory.KEPT)
                .flatMap(indexes -> Multi.createFrom()
                        .iterable(indexes)
                        .onItem()
                        .transformToIterable(index -> places(index, id))
                        .onItem()
                        .transformToUniAndConcatenate(place -> read(place, id))
                        .onItem()
                        .disjoint()
                        .onItem()
                        .castTo(FoundOutcome.class)
                        .select()
                        .first(MOST_FOUND)
                        .collect()
                        .asList());
    }

    private List<Place> places(ControlDocument index, String id) {
        String runId = index.key().substring(INDEXES.length());
        return codec.read(index.key(), index.json(), OutcomeIndex.class)
                .positions(id)
                .map(position -> position / PER_DOCUMENT)
                .distinct()
                .mapToObj(part -> new Place(runId, part))
                .toList();
    }

    private Uni<List<FoundOutcome>> read(Place place, String id) {
        return store.read(partKey(place.runId(), place.part()))
                .map(found -> found
                        .map(document -> codec.read(document.key(), document.json(), Part.class)
                                .outcomes())
                        .orElse(List.of())
                        .stream()
                        .filter(outcome -> OutcomeIndex.isOf(outcome, id))
                        .map(outcome -> new FoundOutcome(place.runId(), outcome))
                        .toList());
    }

    /** The index goes last: what it names is there. */
    Uni<Void> add(String runId, List<RecordOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .items(() -> IntStream.range(0, Math.ceilDiv(outcomes.size(), PER_DOCUMENT))
                        .boxed())
                .onItem()
                .transformToUniAndConcatenate(part -> write(partKey(runId, part), new Part(part(outcomes, part))))
                .onItem()
                .ignoreAsUni()
                .flatMap(written -> write(INDEXES + runId, OutcomeIndex.of(outcomes)))
                .replaceWithVoid();
    }

    private static List<RecordOutcome> part(List<RecordOutcome> outcomes, int part) {
        return outcomes.subList(part * PER_DOCUMENT, Math.min((part + 1) * PER_DOCUMENT, outcomes.size()));
    }

    private Uni<Boolean> write(String key, Object value) {
        return store.compareAndSet(key, ControlDocument.ABSENT, codec.write(value));
    }

    /** Removes what a run did to records. */
    Uni<Void> forget(String runId) {
        return store.trim(INDEXES + runId, 0).flatMap(trimmed -> store.trim(partsOf(runId), 0));
    }

    private static String partsOf(String runId) {
        return OUTCOMES + runId + "/";
    }

    private static String partKey(String runId, int part) {
        return partsOf(runId) + String.format(Locale.ROOT, "%06d", part * PER_DOCUMENT);
    }
}
