package dev.waybill.store.journal;

import dev.waybill.model.store.Appended.LinkConflict;
import dev.waybill.store.journal.ForwardObserver.Settled;
import dev.waybill.store.journal.ForwardTarget.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a target said of one batch, sorted by what follows.
 *
 * @param arrived places of documents that are there
 * @param refused reasons by place
 * @param conflicts links that were refused with documents that arrived
 * @param why a reason of one that was postponed, absent when none was
 */
record BatchResult(
        List<Long> arrived,
        Map<Long, String> refused,
        List<LinkConflict> conflicts,
        Settled settled,
        @Nullable String why) {

    private static final Outcome NOT_TRIED = new Outcome.NotNow("it was not tried");

    /** @param outcomes by place; an entry without one waits for another hand-over */
    static BatchResult of(List<JournalEntry> batch, Map<Long, Outcome> outcomes) {
        List<Long> arrived = new ArrayList<>();
        Map<Long, String> refused = new LinkedHashMap<>();
        List<LinkConflict> conflicts = new ArrayList<>();
        int duplicates = 0;
        String why = null;
        for (JournalEntry entry : batch) {
            long place = entry.place();
            switch (outcomes.getOrDefault(place, NOT_TRIED)) {
                case Outcome.Stored(LinkConflict conflict) -> {
                    arrived.add(place);
                    if (conflict != null) {
                        conflicts.add(conflict);
                    }
                }
                case Outcome.Duplicate() -> {
                    arrived.add(place);
                    duplicates++;
                }
                case Outcome.NotNow(String reason) -> why = reason;
                case Outcome.Refused(String reason) -> refused.put(place, reason);
            }
        }
        int postponed = batch.size() - arrived.size() - refused.size();
        Settled settled =
                new Settled(arrived.size() - duplicates, duplicates, postponed, refused.size(), conflicts.size());
        return new BatchResult(arrived, refused, conflicts, settled, why);
    }

    /** @throws IllegalStateException if the target left entries out */
    static Map<Long, Outcome> byPlace(List<JournalEntry> entries, List<Outcome> outcomes) {
        if (outcomes.size() != entries.size()) {
            throw new IllegalStateException(
                    "the target gave " + outcomes.size() + " outcomes of " + entries.size() + " documents");
        }
        Map<Long, Outcome> byPlace = new HashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            byPlace.put(entries.get(i).place(), outcomes.get(i));
        }
        return byPlace;
    }

    /** What a failed call means for its entries. */
    static List<Outcome> notNow(List<JournalEntry> entries, Throwable failure) {
        return Collections.nCopies(entries.size(), new Outcome.NotNow(String.valueOf(failure.getMessage())));
    }

    /** Whether the journal has something to let go. */
    boolean some() {
        return !arrived.isEmpty() || !refused.isEmpty();
    }

    /** Whether nothing is left to forward. */
    boolean all() {
        return settled.postponed() == 0;
    }
}
