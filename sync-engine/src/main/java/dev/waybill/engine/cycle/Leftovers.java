package dev.waybill.engine.cycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a cycle leaves for the next one, as it grows and shrinks while the cycle runs. Not thread-safe. */
final class Leftovers {

    /** Of a list that an odd answer could fill. */
    private static final int MOST_UNUSABLE = 100;

    private final StatusComparison comparison;
    private final CarryOver before;
    private final Rejections rejections;
    private final Map<String, String> unconfirmed;
    private final Set<String> troubled;
    private final Set<String> unusable = new HashSet<>();

    /** Since when a change waits, by record id, of those that have no outcome that ends the waiting. */
    private final Map<String, Instant> waiting = new HashMap<>();

    private boolean planned;

    Leftovers(StatusComparison comparison, CarryOver before, Rejections rejections) {
        this.comparison = comparison;
        this.before = before;
        this.rejections = rejections;
        this.unconfirmed = new HashMap<>(before.unconfirmed());
        this.troubled = new HashSet<>(before.troubled());
    }

    /** Records that cannot be updated; a few of them are reported one by one. */
    void unusable(List<PendingPage.Unusable> found) {
        for (PendingPage.Unusable record : found) {
            if (unusable.size() < MOST_UNUSABLE && unusable.add(record.shownId())) {
                rejections.unusable(record);
            }
        }
    }

    /** @param allRead whether every pending record was read, so that what is not wanted is over */
    void planned(Plan plan, boolean allRead) {
        unconfirmed.keySet().retainAll(plan.wanted());
        troubled.retainAll(plan.wanted());
        if (allRead) {
            Set<String> known = new HashSet<>(unusable);
            known.addAll(plan.wanted());
            rejections.forgetAllBut(known);
        }
        planned = true;
        Stream.concat(plan.changes().stream(), plan.left().stream())
                .forEach(change -> waiting.put(change.record().recordId(), change.waitsSince()));
        plan.changes().stream()
                .filter(comparison::isTop)
                .map(Change::record)
                .forEach(record -> unconfirmed.put(record.recordId(), record.queueId()));
    }

    void wrote(Change change, WriteOutcome outcome) {
        String recordId = change.record().recordId();
        switch (outcome) {
            case WriteOutcome.Updated u -> {
                waiting.remove(recordId);
                troubled.remove(recordId);
                rejections.forget(recordId);
            }
            case WriteOutcome.Rejected r -> {
                waiting.remove(recordId);
                troubled.add(recordId);
                unconfirmed.remove(recordId);
                rejections.refused(change, r.code(), r.reason());
            }
            case WriteOutcome.Unknown u -> troubled.add(recordId);
            case WriteOutcome.Halting h -> forgetUnlessCarried(recordId);
            case WriteOutcome.NotTried n -> forgetUnlessCarried(recordId);
            case WriteOutcome.Missing m -> {
                waiting.remove(recordId);
                troubled.remove(recordId);
                unconfirmed.remove(recordId);
                rejections.forget(recordId);
            }
        }
    }

    /** It was not executed now, but an earlier cycle's attempt may have been. */
    private void forgetUnlessCarried(String recordId) {
        if (!before.unconfirmed().containsKey(recordId)) {
            unconfirmed.remove(recordId);
        }
    }

    void confirmed(Change change) {
        unconfirmed.remove(change.record().recordId());
    }

    /** Since when that waits which was to be written and was not. */
    @Nullable
    Instant oldestWaiting() {
        return planned
                ? waiting.values().stream().min(Comparator.naturalOrder()).orElse(null)
                : before.oldestWaiting();
    }

    CarryOver carryOver(@Nullable String trouble) {
        return new CarryOver(unconfirmed, troubled, trouble, oldestWaiting());
    }

    List<Rejection> rejections() {
        return rejections.all();
    }
}
