package dev.waybill.engine.cycle;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what a cycle should write, from the records and their histories. Source: product 3.1. */
final class Planner {

    private final StatusComparison comparison;
    private final CycleLimits limits;
    private final CarryOver before;
    private final Rejections rejections;

    Planner(StatusComparison comparison, CycleLimits limits, CarryOver before, Rejections rejections) {
        this.comparison = comparison;
        this.limits = limits;
        this.before = before;
        this.rejections = rejections;
    }

    Plan plan(Collection<PendingRecord> records, Map<String, List<StatusEvent>> histories) {
        List<Change> wanted = new ArrayList<>();
        Set<DocumentId> nothingToWrite = new HashSet<>();
        int unmatched = 0;
        int skipped = 0;
        for (PendingRecord record : records) {
            switch (comparison.compare(record, history(record, histories))) {
                case Comparison.Unmatched u -> unmatched++;
                case Comparison.NothingToWrite n -> {
                    skipped++;
                    nothingToWrite.addAll(n.documents());
                }
                case Comparison.Write w -> wanted.add(w.change());
            }
        }
        for (PendingRecord record : before.notAmong(records)) {
            if (comparison.compare(record, history(record, histories)) instanceof Comparison.Write(Change change)
                    && confirms(change)) {
                wanted.add(change);
            }
        }
        Set<String> ids = wanted.stream().map(c -> c.record().recordId()).collect(Collectors.toSet());
        List<Change> heldBack = wanted.stream().filter(rejections::holdBack).toList();
        List<Change> now = wanted.stream()
                .filter(change -> !rejections.holdBack(change))
                .sorted(Urgency.mostUrgentFirst(comparison, before.troubled()))
                .toList();
        List<Change> changes = now.subList(0, Math.min(limits.updates(), now.size()));
        return new Plan(
                changes, ids, nothingToWrite, unmatched, skipped, heldBack, now.subList(changes.size(), now.size()));
    }

    /**
     * The status of such a record is not known, so only the highest may be written: nothing can be lowered by that. If
     * all its documents are marked then it was confirmed, and a crash kept the run from noting that.
     */
    private boolean confirms(Change change) {
        return comparison.isTop(change) && !change.documents().isEmpty();
    }

    private static List<StatusEvent> history(PendingRecord record, Map<String, List<StatusEvent>> histories) {
        return histories.getOrDefault(record.queueId(), List.of());
    }
}
