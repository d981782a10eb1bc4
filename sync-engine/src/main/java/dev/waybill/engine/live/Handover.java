package dev.waybill.engine.live;

import dev.waybill.engine.cycle.Change;
import dev.waybill.engine.cycle.WriteOutcome;
import dev.waybill.engine.cycle.Written;
import dev.waybill.engine.lease.Share;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The changes of one cycle that wait in the outbox, by record. The cycle is told of each what became of it. Not
 * thread-safe, but for the telling.
 */
final class Handover {

    private final Share share;
    private final MultiEmitter<? super Written> cycle;
    private final Map<String, Change> waiting = new HashMap<>();

    Handover(Share share, Collection<Change> changes, MultiEmitter<? super Written> cycle) {
        this.share = share;
        this.cycle = cycle;
        changes.forEach(change -> waiting.put(change.record().recordId(), change));
    }

    /** The calls of a change that a cycle waits for are the cycle's. */
    Optional<Share> shareFor(String recordId) {
        return waiting.containsKey(recordId) && share.stopped().isEmpty() ? Optional.of(share) : Optional.empty();
    }

    boolean isStopped() {
        return share.stopped().isPresent();
    }

    /** Takes the changes out of which this is so; they are to be told next. */
    List<Change> take(Predicate<Change> which) {
        List<Change> taken = waiting.values().stream().filter(which).toList();
        taken.forEach(change -> waiting.remove(change.record().recordId()));
        return taken;
    }

    /** Tells the cycle. To be called without a lock. */
    void tell(List<Change> changes, WriteOutcome outcome) {
        changes.forEach(change -> cycle.emit(new Written(change, outcome)));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Nothing waits any more. To be called without a lock. */
    void end() {
        cycle.complete();
    }
}
