package dev.waybill.sync.messages;

import dev.waybill.engine.cycle.Rejection;
import dev.waybill.sync.runs.FoundOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Why the record of a message has the status it has, as far as Waybill knows without asking Creator. Pure.
 *
 * @param state one word: {@code written}, {@code waiting}, {@code refused}, {@code unlinked}, {@code unknown} or
 *     {@code settled}
 * @param text the answer
 */
public record Explanation(String state, String text) {

    /**
     * Explains it.
     *
     * @param writes what cycles did to the record, the latest first
     * @param refused what Creator refuses now, if it does
     */
    public static Explanation of(MessageTimeline timeline, List<FoundOutcome> writes, Optional<Rejection> refused) {
        String effective = timeline.effective();
        if (effective == null) {
            return new Explanation(
                    "unknown", "No callback of this message names a status that is known, so nothing is written.");
        }
        if (timeline.queueIds().isEmpty()) {
            return new Explanation(
                    "unlinked",
                    "The effective status is " + effective
                            + ", but no queue callback has linked this message to a queue"
                            + " id, so no record can be found for it. The provider's queue callback must reach /webhook.");
        }
        if (refused.isPresent()) {
            Rejection rejection = refused.get();
            return new Explanation(
                    "refused",
                    "Creator refuses " + rejection.status() + " for record " + rejection.recordId() + " (code "
                            + rejection.code() + "): " + rejection.reason());
        }
        return writes.stream()
                .filter(one -> one.outcome().outcome().equals("updated"))
                .findFirst()
                .map(one -> written(effective, one))
                .orElseGet(() -> unwritten(timeline, effective));
    }

    private static Explanation written(String effective, FoundOutcome last) {
        String to = last.outcome().to();
        String record =
                "Record " + last.outcome().recordId() + " says " + to + " because cycle " + last.runId() + " wrote it";
        return to.equals(effective)
                ? new Explanation("written", record + ", and it is still the highest status that came.")
                : new Explanation(
                        "waiting",
                        record + ". Since then the effective status became " + effective
                                + "; the next cycle writes it if the record is still pending.");
    }

    private static Explanation unwritten(MessageTimeline timeline, String effective) {
        return timeline.unsynced() == 0
                ? new Explanation(
                        "settled",
                        "A cycle that is no longer kept wrote " + effective + " or a higher status, or the record"
                                + " said so already.")
                : new Explanation(
                        "waiting",
                        "The effective status is " + effective
                                + " and no cycle has written it yet: the next one does if"
                                + " Creator holds a pending record with this queue id.");
    }
}
