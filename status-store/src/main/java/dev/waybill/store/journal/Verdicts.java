package dev.waybill.store.journal;

import dev.waybill.store.journal.ForwardObserver.Settled;
import dev.waybill.store.journal.ForwardTarget.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a target said of one batch, sorted by what follows.
 *
 * @param arrived places of documents that are there
 * @param refused reasons by place
 * @param why a reason of one that was postponed, absent when none was
 */
record Verdicts(
        List<Long> arrived,
        Map<Long, String> refused,
        Settled settled,
        @Nullable String why) {

    /** @throws IllegalStateException if the target left entries out */
    static Verdicts of(List<JournalEntry> batch, List<Outcome> outcomes) {
        if (outcomes.size() != batch.size()) {
            throw new IllegalStateException(
                    "the target told " + outcomes.size() + " outcomes of " + batch.size() + " documents");
        }
        List<Long> arrived = new ArrayList<>();
        Map<Long, String> refused = new LinkedHashMap<>();
        int duplicates = 0;
        String why = null;
        for (int i = 0; i < outcomes.size(); i++) {
            long place = batch.get(i).place();
            switch (outcomes.get(i)) {
                case Outcome.Stored() -> arrived.add(place);
                case Outcome.Duplicate() -> {
                    arrived.add(place);
                    duplicates++;
                }
                case Outcome.NotNow(String reason) -> why = reason;
                case Outcome.Refused(String reason) -> refused.put(place, reason);
            }
        }
        int postponed = batch.size() - arrived.size() - refused.size();
        Settled settled = new Settled(arrived.size() - duplicates, duplicates, postponed, refused.size());
        return new Verdicts(arrived, refused, settled, why);
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
