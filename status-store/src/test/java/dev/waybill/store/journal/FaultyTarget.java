package dev.waybill.store.journal;

import dev.waybill.model.document.DocumentId;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A target in memory with the promises of the real one: the first write id of a document wins and is remembered. It can
 * be down, leave documents of a batch behind, lose its answer when everything is done, and refuse documents.
 */
final class FaultyTarget implements ForwardTarget {

    /** What a call meets. */
    enum Fault {
        NONE,
        /** Nothing is done. */
        DOWN,
        /** Every other document is taken. */
        HALF,
        /** Everything is done and nobody hears of it. */
        ANSWER_LOST,
        /** Every other document is taken, and nobody hears of it. */
        HALF_AND_ANSWER_LOST,
        /** The call throws instead of failing. */
        THROWS,
        /** No answer ever comes, and nothing is done. */
        SILENT
    }

    /** Which fault a call meets, by its number from 0. */
    @FunctionalInterface
    interface Script {
        Fault of(int call);
    }

    private final Executor executor;
    private final Map<DocumentId, String> stored = new HashMap<>();
    private final List<DocumentId> order = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private Script script = call -> Fault.NONE;
    private Predicate<JournalEntry> poison = entry -> false;
    private Predicate<JournalEntry> choking = entry -> false;
    private int inFlight;
    private int mostInFlight;

    FaultyTarget(Executor executor) {
        this.executor = executor;
    }

    synchronized void play(Script newScript) {
        script = newScript;
    }

    synchronized void refuse(Predicate<JournalEntry> newPoison) {
        poison = newPoison;
    }

    /** A call that holds such an entry fails, and all of it stays behind. */
    synchronized void chokeOn(Predicate<JournalEntry> newChoking) {
        choking = newChoking;
    }

    /** Another way than the journal's. */
    synchronized void put(DocumentId id) {
        stored.put(id, "of somebody else");
    }

    /** Documents in the order in which they came first. */
    synchronized List<DocumentId> order() {
        return List.copyOf(order);
    }

    /** Documents of each call. */
    synchronized List<Integer> sizes() {
        return List.copyOf(sizes);
    }

    synchronized int mostInFlight() {
        return mostInFlight;
    }

    @Override
    public Uni<List<Outcome>> append(List<JournalEntry> entries) {
        Fault fault = begin(entries.size());
        if (fault == Fault.THROWS) {
            end();
            throw new IllegalStateException("thrown, not failed");
        }
        if (fault == Fault.SILENT) {
            end();
            return Uni.createFrom().nothing();
        }
        return Uni.createFrom()
                .item(() -> answer(entries, fault))
                .runSubscriptionOn(executor)
                .onTermination()
                .invoke(this::end);
    }

    private synchronized Fault begin(int size) {
        Fault fault = script.of(sizes.size());
        sizes.add(size);
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        return fault;
    }

    private synchronized void end() {
        inFlight--;
    }

    private synchronized List<Outcome> answer(List<JournalEntry> entries, Fault fault) {
        if (fault == Fault.DOWN) {
            throw new IllegalStateException("down");
        }
        if (entries.stream().anyMatch(choking)) {
            return Collections.nCopies(entries.size(), new Outcome.NotNow("HTTP 500"));
        }
        boolean half = fault == Fault.HALF || fault == Fault.HALF_AND_ANSWER_LOST;
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            outcomes.add(half && i % 2 == 0 ? new Outcome.NotNow("half of them") : take(entries.get(i)));
        }
        if (fault == Fault.ANSWER_LOST || fault == Fault.HALF_AND_ANSWER_LOST) {
            throw new IllegalStateException("the answer got lost");
        }
        return outcomes;
    }

    private Outcome take(JournalEntry entry) {
        if (poison.test(entry)) {
            return new Outcome.Refused("too large");
        }
        DocumentId id = entry.document().event().id();
        @Nullable String holder = stored.putIfAbsent(id, entry.writeId());
        if (holder == null) {
            order.add(id);
            return new Outcome.Stored();
        }
        return holder.equals(entry.writeId()) ? new Outcome.Stored() : new Outcome.Duplicate();
    }
}
